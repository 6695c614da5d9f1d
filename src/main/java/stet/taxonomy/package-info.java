/** How stories are filed: sections, tags, authors. */
package stet.taxonomy;
