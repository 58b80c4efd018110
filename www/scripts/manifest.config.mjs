/**
 * How the custom-elements manifest is made: of the element's public face alone, under the name that
 * the package publishes.
 */
export default {
  plugins: [
    {
      name: "public-face",
      packageLinkPhase({ customElementsManifest }) {
        for (const module of customElementsManifest.modules) {
          module.path = "dist/cite-check-element.js";
          const { exports = [] } = module;
          for (const exported of exports) exported.declaration.module = module.path;
          for (const declaration of module.declarations) showPublic(declaration);
        }
      },
    },
  ],
};

function showPublic(declaration) {
  const { members = [], attributes = [], events = [] } = declaration;
  const hidden = new Set(
    members.filter(({ privacy }) => privacy === "private" || privacy === "protected").map(byName),
  );
  const isOpen = (item) => !hidden.has(item.fieldName ?? item.name);
  if (declaration.members) declaration.members = members.filter(isOpen);
  if (declaration.attributes) declaration.attributes = attributes.filter(isOpen);
  // The analyzer also finds the one place that dispatches them all, whose name is a variable.
  if (declaration.events) declaration.events = events.filter(({ name }) => name.includes("-"));
}

function byName({ name }) {
  return name;
}
