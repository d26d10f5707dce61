package io.github.limbeck;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says how a constant of an enum is written in the data, where that is not its name: {@code @Label("Sea freight") SEA}. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Label {
  /** What stands in the data, in one way or in several. */
  String[] value();
}
