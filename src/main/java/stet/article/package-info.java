/** The newsroom's side of a story: the working copy, its revisions, the way through review. Readers never see it. */
package stet.article;
