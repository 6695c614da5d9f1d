/** What readers' pages cost under load, beside nginx with the same bytes: run by {@code ./mvnw -Pload verify}. */
package stet.load;
