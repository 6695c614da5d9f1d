/** Writing as it happens: the log of steps, and the authority that puts the steps of all windows in one order. */
package stet.collab;
