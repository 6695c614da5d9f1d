package stet.media;

/** A part of an image of the library that somebody shows in place of the library's own choice. */
public record Framed(long image, Framing framing) {}
