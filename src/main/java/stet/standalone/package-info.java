/**
 * PostgreSQL and the identity provider on one machine, beside the server and on loopback only, where none is
 * configured; and the data folder that keeps everything. Knows no other package.
 */
package stet.standalone;
