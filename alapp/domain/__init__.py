"""The field's own words, as plain values; no Qt, no SQL, no files.

Glossary
--------
pool            all items of a project; it may keep growing
item            one thing to be labeled (on screen it is called by the project's noun: report, letter)
label class     one label of the label set, with a stable id that outlives renaming and reordering
guideline       one version of the label set with question, descriptions and examples
annotator       a person (or an import) that answers; known by a short code
annotation      what one annotator said about one item: value, time, and why the item was asked
value           the answer itself, a JSON object; its ``labels`` lists every label class id it uses
label task      what the person does (single choice, several labels, ...)
job             what the machine does in the background (import, training, export)
learner         a model that is fitted on annotations and gives probabilities
committee       a learner made of several, whose disagreement is a measure of uncertainty
query strategy  how the next items are chosen
pick            one chosen item with its reason, strategy, probability and model version
batch           the picks of one query
queue           the picks that wait behind the item on screen
random check    an item drawn at random from the whole pool; only these count for accuracy
gold            an answer agreed on beforehand
adjudication    settling a disagreement between annotators
operation       one named change by a person; the unit of undo
event           one row of the append-only journal; an operation is one or more events
quarantine      rows of an import that could not be taken, each with its reason, kept for repair
"""
