package org.guitu.engine;

/** The engine knows departments, regions, rights and models; accounts can be made. No request has been answered yet. */
public record EngineProvisioned() {}
