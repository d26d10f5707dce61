/** Optional convenience for applications; generated classes do not need it. */
package io.github.limbeck.runtime;
