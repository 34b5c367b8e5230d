// Package exchange takes the words of a study and who coded them to REFI-QDA and back, so that people who code in NVivo,
// MAXQDA, ATLAS.ti or QualCoder can bring their codings and take those of others.
//
//  1. Project makes a project of a study: themes are codes, coders are users, each answer and each document is a text,
//     each respondent a case. The same study is the same project, to the GUID.
//  2. Read finds the texts, themes and coders of a study in a project and turns its codings into those of coding files,
//     one a row. Where a text is not quite that of the study, positions are converted if the words say where they are;
//     else it is an error at its place in the file. What is left aside is counted.
//  3. Fragment makes the themes of a study file of a codebook.
//
// A code means the theme whose GUID it has, else the one that its description names, else the one that has its name or its
// label; under a code that is a theme, the label of a part of that theme. A text is known by its GUID, its name, the name of the document's file, or its words, in this order.
package exchange
