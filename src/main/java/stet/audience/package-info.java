/** How often stories are read: numbers by the hour, and nothing about whoever reads. */
package stet.audience;
