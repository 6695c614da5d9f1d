/**
 * The text of a story: typed blocks, inlines and marks, read from the JSON that ProseMirror writes and written back
 * byte for byte; shown as HTML and as plain text. Pure Java; knows no feature, no database and no web.
 *
 * <p>Whatever the browser sends passes through {@link stet.document.Document#parse}: what the schema does not know
 * is refused with the path of what is wrong, never dropped.
 */
package stet.document;
