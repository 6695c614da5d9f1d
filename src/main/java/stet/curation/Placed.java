package stet.curation;

/**
 * A story where an editor put it.
 *
 * @param position from 1
 * @param pinned whether it keeps that position, whatever leaves above it; others close up
 */
public record Placed<T>(int position, boolean pinned, T story) {}
