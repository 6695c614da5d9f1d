/** The demo paper: stories of an invented town, loaded once into an empty database, through the newsroom's own verbs. */
package stet.demo;
