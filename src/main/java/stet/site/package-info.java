/**
 * What readers get, as a function of address and instant. It only reads, and never meets {@code stet.article}: what it
 * shows is publications.
 */
package stet.site;
