package com.psnb2b.codesupport.process.deployment;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param onNewer {@code keep}, {@code overwrite} or {@code fail} */
@ConfigurationProperties("codesupport.deployment")
record DeploymentSettings(@DefaultValue("keep") OnNewer onNewer) {}
