/** Pages rendered on the server, for people who have signed in or are about to. */
package com.psnb2b.codesupport.web;
