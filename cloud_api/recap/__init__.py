"""The recap of a month or a year: values (`model`), how they are found (`compute`), and how they are laid out."""
