/** A paper's past, of any size: what tests of plans and benchmarks read. */
package stet.archive;
