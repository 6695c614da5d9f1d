/** Who did what, when: append-only, and written in the change's own transaction. */
package stet.audit;
