package org.guitu.modeler.web;

import org.guitu.modeler.ModelerPack;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /models/modeler.zip}: for administrators, from the page of releases or by password or deployment token. */
@RestController
class ModelerController {

    private final ModelerPack pack;

    ModelerController(ModelerPack pack) {
        this.pack = pack;
    }

    @GetMapping("/models/modeler.zip")
    ResponseEntity<byte[]> pack() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("guitu-modeler.zip")
                                .build()
                                .toString())
                .body(pack.zip());
    }
}
