/**
 * AgentWrite's stages: planning, writing, assembly, with their prompts and the rules that decide what of a model's answer
 * is kept. Pure in, pure out: the model is reached through its port only.
 */
@NullMarked
package dev.longhand.stages;

import org.jspecify.annotations.NullMarked;
