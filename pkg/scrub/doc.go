// Package scrub takes personal information out of quotations by declared rules, and cuts quotations so that each part
// is known in its source.
//
// It takes out what the rules name and nothing else: it guesses no names. Whoever publishes a quotation still reads it.
//
//  1. New checks the rules: lists of names and places of the study, and patterns that the study switches on.
//  2. Scrub puts a word in brackets in place of what they match, and lists what was there. Letter case, accents, kinds
//     of apostrophes and spaces make no difference for names; words are matched whole. Where matches overlap, all of it
//     is taken out under the rule of the longest. What is in brackets already, as a replacement of the rules, is left
//     alone, so that scrubbing twice changes nothing more.
//  3. Cut keeps parts of a text and shows […] where something was left out; Edited finds the parts of a quotation
//     that was edited by hand in its source, or the first place where it differs and what is nearest.
//  4. Clean takes out of either what the rules match in the source, and in the quotation itself.
//
// Offsets are counted in Unicode code points from 0, ends exclusive.
package scrub
