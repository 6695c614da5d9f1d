/** Pictures: what is uploaded, how it is cropped, what is made of it for readers, and where its bytes are kept. */
package stet.media;
