/**
 * The only place that knows Camunda: delegates and listeners that the model names, the way from a door into the process,
 * the deployed decision tables, and the engine's configuration. Everything here reads, calls one function and writes.
 */
package com.psnb2b.codesupport.process;
