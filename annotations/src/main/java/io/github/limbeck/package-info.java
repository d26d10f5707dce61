/** What a user of Limbeck types: the request for a distilled class, and how its signature binds to data. */
package io.github.limbeck;
