/** Plumbing that all pages share: errors, input checks, times, flash messages, security headers. Knows no feature. */
package stet.web;
