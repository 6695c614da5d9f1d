/** The newsroom's pages that need both a story's working side and its public one: the desk, the lists, the story. */
package stet.desk;
