/** Stet, an editorial CMS for newsrooms. One package per feature; {@code ArchitectureTest} holds who may import whom. */
package stet;
