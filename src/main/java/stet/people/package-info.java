/** Who is at work: sign-in, roles, what each role may do. Knows no feature. */
package stet.people;
