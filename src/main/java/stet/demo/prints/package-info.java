/** The demo paper's pictures, each cut for its story: shapes in a few inks, and one light. */
package stet.demo.prints;
