/** What should hold of a kernel's memory, found by walking it along its layouts. */
package org.deadc0de.oracle;
