/**
 * The steps of a model that call an HTTP address. They are tasks of a worker, and the application is that worker: nothing is
 * held while a call is out, neither a transaction nor a connection to the database nor a thread of the engine.
 */
package com.psnb2b.codesupport.process.http;
