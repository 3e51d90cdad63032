package org.guitu;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Guitu (归途): carries each rescued person's case through the departments that owe something to that person. */
@SpringBootApplication
public class GuituApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(GuituApplication.class, arguments);
    }
}
