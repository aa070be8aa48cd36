"""The manual of mistakes: every code that a problem may carry, and what stands behind it."""

from commdrill.documents.suggestion import did_you_mean
from commdrill.errors import UsageError

MANUAL = {
    # reading a file
    "D001": "The text is not YAML. Most often the indentation is off, a tab stands among spaces, a "
    "quote is not closed, or text with ': ' or ' #' in it needs quotes. Reading ends here, so "
    "there may be more mistakes below.",
    "D002": "The file is not UTF-8, or its name is not. Save it as UTF-8 (with or without a byte order "
    "mark); other encodings are not guessed, because a wrong guess changes approved words.",
    "D003": "The file holds a character that YAML does not allow, such as NUL or ESC: often a "
    "binary file with a YAML name, or text pasted from a terminal.",
    "D004": "A file among the plans or drills that holds nothing, or nothing but comments.",
    "D005": "YAML tags (!!str, !Ref, …) are refused: documents are plain data. Text that looks like "
    "a number or a truth value goes in quotes instead.",
    "D006": "A key stands twice in one mapping. YAML readers silently keep one of the two; here it "
    "is a mistake, since nobody can know which was meant.",
    "D007": "A key is not text. Numbers, true, false and null as keys need quotes; lists and "
    "mappings cannot be keys.",
    "D008": "An alias (*name) repeats what an anchor (&name) marks. The anchor must stand before the "
    "alias in the same document, and the alias may not stand inside what it repeats.",
    "D009": "Aliases repeat so much that the document would become far larger than its file. Write "
    "out what is meant.",
    "D010": "Lists and mappings are nested deeper than any document needs.",
    "D011": "The file is larger than any document needs to be. Split it; subscribers by the thousand "
    "go in a CSV file.",
    "D012": "The merge key << takes over the keys of a mapping that an alias names, or of a list of "
    "such mappings. What the mapping sets itself wins.",
    "D014": "A YAML file cannot be read, so that nobody can tell whether it is one of the documents.",
    # one document by itself
    "D101": "A key that this mapping does not have. Keys are never ignored: a misspelt one would "
    "drop a promise without anybody noticing.",
    "D102": "A key that this mapping must have is missing.",
    "D103": "A value of the wrong type: text where a list is due, a number where text is due, and so "
    "on. Versions, telephone numbers and account ids are text: write them in quotes.",
    "D104": "A word that is not one of those known here.",
    "D105": "Text that does not have the form its place asks for: an id, a language code, an e-mail "
    "address, a telephone number.",
    "D106": "A value out of range: too small, too large, too long, or a lower bound above the upper.",
    "D107": "Text that cannot be read as what it should be. Durations are a number and a unit (90s, "
    "15m, 1h30m, 2d), calendar periods a count and a unit (6 months), dates year-month-day.",
    "D108": "A matcher is a plain value (equal), or a mapping with exactly one of equals, contains, "
    "matches, present, absent, at_least, at_most, one_of. Patterns are RE2: no look-around and no "
    "back-references, so that no page, however hostile, makes one run for ever.",
    "D109": "Something that must hold at least one character or item is empty.",
    # a project
    "D201": "Two documents of a kind have the same id, or one message has two wordings in a language.",
    "D202": "A file of subscribers cannot be read. It is named relative to the environment's file.",
    "D203": "A file of subscribers has no usable header. The first line names the columns: id, "
    "audience, language, email, sms, push, voice, in any order; id and audience must be there.",
    "D204": "A row of a file of subscribers does not fit: a cell too many or too few, no id, an "
    "address that is none.",
    "D205": "Two subscribers of an environment have the same id. Reports name people by their ids.",
    # between documents
    "D301": "A name that points at nothing: a plan, scenario, environment, component, channel, "
    "audience, message or action that is not there.",
    "D302": "Components or channels rely on each other in a circle.",
    "D303": "A placeholder in approved wording is not declared under placeholders, or its braces do "
    "not fit together. {{component}} is built in; a channel's frame has {{message}} exactly once.",
    "D304": "A step's to and not_to. Channels that reach people one by one (email, sms, push, voice) "
    "need to; not_to makes sense on these alone; nobody can be in both.",
    "D305": "A key that says nothing about a channel of this type, or contradicts another.",
    "D306": "Not a value that can ever be seen: a status that is no HTTP status, or no word of "
    "those that status pages share.",
    "D307": "A step that promises nothing: it needs a message, says, something to expect, every, or to; on "
    "a manual channel a title that says what a person attests.",
    "D308": "A step without a deadline (within, or every on an update step), or every elsewhere.",
    "D310": "Two steps of a scenario have the same id. Reports and JUnit name steps by their ids.",
    "D311": "The drill's hold ends before the longest every of its scenario, so it could not prove "
    "that updates keep coming. Leave hold out: the outage then lasts long enough by itself.",
    "D312": "Every stage but sandbox needs a guard that says what the world must look like before "
    "anything is touched: aws_account, hosts, recipients.",
    "D313": "A step's channel is not mapped in the environment, so nobody could look at it. Manual "
    "channels need no entry.",
    "D314": "A step must reach an audience, and nobody among the environment's subscribers is in it "
    "with an address of the channel's type.",
    "D315": "Not a JSONPath (RFC 9535). The functions match() and search() are left out, because "
    "their patterns can run for ever; write a matches matcher instead.",
    "D316": "A recurrence rule that cannot be expanded, is never due, or is due again before its "
    "window has ended. Frequencies are HOURLY and slower.",
    "D317": "A time zone that does not exist. Zones have names such as Europe/Madrid; UTC is one.",
    "D318": "A feature of Amazon Pinpoint that ended on 30 October 2026: segments, campaigns, "
    "journeys, endpoints. Its messages live on as AWS End User Messaging (eum-sms, eum-voice, push) "
    "and SES (ses-send, ses-bulk).",
    "D319": "A calendar of blackouts that cannot be read. As long as it cannot, nothing is drilled "
    "there. Calendars are iCalendar files (.ics), named relative to the environment's file.",
    "D320": "Reminders that nobody gets: remind needs notify to say who.",
    "D321": "A span of days that ends before it begins.",
    "D322": "A placeholder that a step says, and that any words would fill: it would always be said. "
    "Give it matches, a regular expression of what it looks like, or another type.",
    "D326": "What a step follows (after) is never seen before it: the step follows itself, by however "
    "many others; or it follows one of a later phase, one that keeps coming (every), or one that a "
    "person attests.",
    "D327": "A step's ahead: it is of a notice, whose message or says states when it starts ({{starts}}, or a "
    "placeholder of type window), or which expects a maintenance; and it is told where something is read.",
    "D328": "Severities that do not fit together: a limit that says nothing of one of them, a mapping or "
    "only in a plan that names none under severities, a step that follows one of other severities, a drill "
    "of a severity at which nothing is promised.",
    "D329": "A step of the follow-up: what must be done in the days after (a report to the regulator, a "
    "post-mortem). Nothing is watched then: it needs a manual channel, and within, counted from the run's end; "
    "no drill has an action for it.",
    "D332": "from: detection: it is of a within in an outage or an update, on a channel that is looked at; the "
    "environment names under detection what shows it, and of a page what that expects.",
    "D325": "An action that is due before it began.",
    # drivers, told by compile
    "D401": "No driver of this name is installed for this purpose. `commdrill drivers` lists them.",
    "D402": "Settings that do not fit the driver. `commdrill drivers NAME` shows what it takes.",
    "D403": "An observer that shows something else than the channel is: pages, status pages and "
    "messages are told apart by the channel's type in the plan; messages to people must say whom they "
    "are to.",
    "D415": "A driver that the owner's policy (`--policy`, COMMDRILL_POLICY) does not let documents use.",
    "D416": "A driver whose package does not load, or that two packages offer under one name. Drills that need it "
    "cannot run; `commdrill drivers` says which do not load.",
    "D404": "A reference ${source:name} that no run can fill: the source is none of those there are, the "
    "sandbox has no such name, or the environment does not start it. What is merely not set "
    "(${env:NAME}, ${file:path}) is told by preflight.",
}


def explain(code: str) -> str:
    """The manual entry of a code.

    Raises:
        UsageError: no problem has this code.
    """
    known = MANUAL.get(code.upper())
    if known is None:
        raise UsageError(f"no mistake has the code {code!r}{did_you_mean(code, MANUAL)}")
    return known
