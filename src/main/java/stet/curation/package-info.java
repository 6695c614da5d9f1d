/** Everything curated is one model: a list with a size, its launches in time, and a rule for what people left open. */
package stet.curation;
