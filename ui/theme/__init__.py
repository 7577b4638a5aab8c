"""How everything looks: tokens, palette, one style sheet, fonts, the table of states and severities."""
