/**
 * The text of a story: typed blocks and marks, read from and written as ProseMirror's JSON, and rendered as HTML and
 * plain text. Pure Java; knows neither database nor pages.
 */
package stet.document;
