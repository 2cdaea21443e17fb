/**
 * A block of uniforms as the shader assembler reads it: one field per line, or it does not find them all.
 *
 * @param name - Of the variable in the shader; the block is called `<name>Uniforms`.
 */
export function uniformModule<const Types extends Readonly<Record<string, 'f32' | 'vec4<f32>'>>>(
  name: string,
  uniformTypes: Types,
) {
  const fields = Object.entries(uniformTypes).map(
    ([field, type]) => `  ${type === 'f32' ? 'float' : 'vec4'} ${field};\n`,
  );
  const block = `layout(std140) uniform ${name}Uniforms {\n${fields.join('')}} ${name};\n`;
  return { name, vs: block, fs: block, uniformTypes };
}
