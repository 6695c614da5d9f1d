/** What must leave the database, and who must hear of it: written in the change's own transaction. */
package stet.outbox;
