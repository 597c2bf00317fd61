// Styles of the pages, held against Chromium 87, which drops a rule as a whole if it does not know its selector.
export default {
  plugins: ["stylelint-no-unsupported-browser-features"],
  rules: {
    "plugin/no-unsupported-browser-features": [true, {
      browsers: ["chrome 87"],
      severity: "error",
      // Partly known, and what we use of them is known; each new word of theirs stands below.
      ignore: [
        "css-clip-path", "css-logical-props", "css-masks", "css-overflow", "css-sticky", "extended-system-fonts",
        "multicolumn",
        "text-decoration",
      ],
    }],
    "declaration-property-value-disallowed-list": { "/^overflow/": ["clip"], display: ["contents", "/^inline flex/"] },
    "property-disallowed-list": [
      "accent-color", "aspect-ratio", "container-type", "inset-area", "rotate", "scale", "translate",
    ],
    "unit-disallowed-list": ["cqh", "cqw", "dvh", "dvw", "lvh", "svh"],
    "at-rule-disallowed-list": ["container", "layer", "property", "scope", "starting-style"],
    "selector-pseudo-class-disallowed-list": ["has", "is", "where"],
  },
};
