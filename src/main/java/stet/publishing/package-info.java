/** What readers see of a story, and when: publications are revisions × ranges of time. */
package stet.publishing;
