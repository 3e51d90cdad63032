/**
 * Names as the people whom cases are about write them: Chinese, Vietnamese, Burmese, Lao, Filipino; and how close two people's names are.
 */
package org.guitu.casefile.trait.name;
