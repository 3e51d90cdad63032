/** Who may keep a draft of which form: whoever may submit that form at this moment; and when the draft goes. */
package org.guitu.draft.engine;
