// Where the weight of a picture lies, and what is cut out of it: <focal-point>, <crop-field> and <crop-preview>. Each is
// described with its attributes and events where it is made. Without this script their number fields do the same.

import './focal-point.js';
import './crop-field.js';
