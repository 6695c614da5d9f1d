package stet.media;

/**
 * What is shown of an image in some ratio.
 *
 * @param byHand whether somebody drew it; else it follows the focal point
 */
public record Crop(Cut cut, boolean byHand) {}
