/**
 * Keeps pages as bytes until something that they show changes: never longer, on no node. What a page is, and what it
 * shows, is told from outside.
 */
package stet.site.cache;
