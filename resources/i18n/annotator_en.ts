<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Attaching</name>
    <message numerus="yes">
        <source>%n page(s) had theirs already</source>
        <translation>
            <numerusform>%n page had theirs already</numerusform>
            <numerusform>%n pages had theirs already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) have a picture now</source>
        <translation>
            <numerusform>%n page has a picture now</numerusform>
            <numerusform>%n pages have a picture now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) have boxes now</source>
        <translation>
            <numerusform>%n page has boxes now</numerusform>
            <numerusform>%n pages have boxes now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Cards</name>
    <message numerus="yes">
        <source>%n more to check</source>
        <translation>
            <numerusform>%n more to check</numerusform>
            <numerusform>%n more to check</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seams</source>
        <translation>
            <numerusform>%n seam</numerusform>
            <numerusform>%n seams</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Carrying</name>
    <message numerus="yes">
        <source>Carried over whole: %n span(s)</source>
        <translation>
            <numerusform>Carried over whole: %n span</numerusform>
            <numerusform>Carried over whole: %n spans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Carried over: {whole} of {spans} spans whole, %n thing(s) flagged</source>
        <translation>
            <numerusform>Carried over: {whole} of {spans} spans whole, %n thing flagged</numerusform>
            <numerusform>Carried over: {whole} of {spans} spans whole, %n things flagged</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %n link(s) lead to another issue now</source>
        <translation>
            <numerusform>; %n link leads to another issue now</numerusform>
            <numerusform>; %n links lead to another issue now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %n page(s) changed again since: that stays</source>
        <translation>
            <numerusform>; %n page changed again since: that stays</numerusform>
            <numerusform>; %n pages changed again since: that stays</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changed on %n page(s): {details}</source>
        <translation>
            <numerusform>Changed on %n page: {details}</numerusform>
            <numerusform>Changed on %n pages: {details}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changing %n page(s)…</source>
        <translation>
            <numerusform>Changing %n page…</numerusform>
            <numerusform>Changing %n pages…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done again on %n page(s): {details}, {time}</source>
        <translation>
            <numerusform>Done again on %n page: {details}, {time}</numerusform>
            <numerusform>Done again on %n pages: {details}, {time}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undone on %n page(s): {details}, {time}</source>
        <translation>
            <numerusform>Undone on %n page: {details}, {time}</numerusform>
            <numerusform>Undone on %n pages: {details}, {time}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message numerus="yes">
        <source>%n page(s) exported to {file}</source>
        <translation>
            <numerusform>%n page exported to {file}</numerusform>
            <numerusform>%n pages exported to {file}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) imported</source>
        <translation>
            <numerusform>%n page imported</numerusform>
            <numerusform>%n pages imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) segmented</source>
        <translation>
            <numerusform>%n page segmented</numerusform>
            <numerusform>%n pages segmented</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n XML file(s) of another kind left out</source>
        <translation>
            <numerusform>, %n XML file of another kind left out</numerusform>
            <numerusform>, %n XML files of another kind left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n already there</source>
        <translation>
            <numerusform>, %n already there</numerusform>
            <numerusform>, %n already there</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n given a text</source>
        <translation>
            <numerusform>, %n given a text</numerusform>
            <numerusform>, %n given a text</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n with the text of another page</source>
        <translation>
            <numerusform>, %n with the text of another page</numerusform>
            <numerusform>, %n with the text of another page</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Drag</name>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n character</numerusform>
            <numerusform>%n characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Elsewhere</name>
    <message numerus="yes">
        <source>{page} was changed in another window and is shown as it is there: %n step(s)</source>
        <translation>
            <numerusform>{page} was changed in another window and is shown as it is there: %n step</numerusform>
            <numerusform>{page} was changed in another window and is shown as it is there: %n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{page} was changed in another window: %n step(s). Yours was not stored: {step}</source>
        <translation>
            <numerusform>{page} was changed in another window: %n step. Yours was not stored: {step}</numerusform>
            <numerusform>{page} was changed in another window: %n steps. Yours was not stored: {step}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FiguresView</name>
    <message numerus="yes">
        <source>%n rejected</source>
        <translation>
            <numerusform>%n rejected</numerusform>
            <numerusform>%n rejected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sure</source>
        <translation>
            <numerusform>%n sure</numerusform>
            <numerusform>%n sure</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to check</source>
        <translation>
            <numerusform>%n to check</numerusform>
            <numerusform>%n to check</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindStrip</name>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Finish</name>
    <message numerus="yes">
        <source>%n number(s) are not: Figures &gt; Finish the numbers of this page.</source>
        <translation>
            <numerusform>%n number is not: Figures &gt; Finish the numbers of this page.</numerusform>
            <numerusform>%n numbers are not: Figures &gt; Finish the numbers of this page.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) are not: Figures &gt; Finish the pictures of this page.</source>
        <translation>
            <numerusform>%n picture is not: Figures &gt; Finish the pictures of this page.</numerusform>
            <numerusform>%n pictures are not: Figures &gt; Finish the pictures of this page.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message numerus="yes">
        <source>%n command(s) have keys of your own.</source>
        <translation>
            <numerusform>%n command has keys of your own.</numerusform>
            <numerusform>%n commands have keys of your own.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Names</name>
    <message numerus="yes">
        <source>%n of {files} names do not fit the pattern; their pages come in without these details.</source>
        <translation>
            <numerusform>%n of {files} names does not fit the pattern; its page comes in without these details.</numerusform>
            <numerusform>%n of {files} names do not fit the pattern; their pages come in without these details.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n names fit the pattern.</source>
        <translation>
            <numerusform>The %n name fits the pattern.</numerusform>
            <numerusform>All %n names fit the pattern.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What is understood of the first {shown} of %n files</source>
        <translation>
            <numerusform>What is understood of the first {shown} of %n file</numerusform>
            <numerusform>What is understood of the first {shown} of %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OpenList</name>
    <message numerus="yes">
        <source>Still open: %n thing(s)</source>
        <translation>
            <numerusform>Still open: %n thing</numerusform>
            <numerusform>Still open: %n things</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PageText</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message numerus="yes">
        <source>%n doubtful</source>
        <translation>
            <numerusform>%n doubtful</numerusform>
            <numerusform>%n doubtful</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n steps</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>≈ %n steps</source>
        <translation>
            <numerusform>≈ %n step</numerusform>
            <numerusform>≈ %n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Refusals</name>
    <message numerus="yes">
        <source>%n thing(s) could not be imported, so nothing was.</source>
        <translation>
            <numerusform>%n thing could not be imported, so nothing was.</numerusform>
            <numerusform>%n things could not be imported, so nothing was.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) could not be imported; the rest was.</source>
        <translation>
            <numerusform>%n thing could not be imported; the rest was.</numerusform>
            <numerusform>%n things could not be imported; the rest was.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep %n scan(s) as pictures</source>
        <translation>
            <numerusform>Keep %n scan as a picture</numerusform>
            <numerusform>Keep %n scans as pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RemarkList</name>
    <message numerus="yes">
        <source>Notes and flags: %n</source>
        <translation>
            <numerusform>Notes and flags: %n</numerusform>
            <numerusform>Notes and flags: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) can be searched</source>
        <translation>
            <numerusform>%n page can be searched</numerusform>
            <numerusform>%n pages can be searched</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%n steps from the machine</source>
        <translation>
            <numerusform>%n step from the machine</numerusform>
            <numerusform>%n steps from the machine</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{looked} of %n doubtful looked at</source>
        <translation>
            <numerusform>{looked} of %n doubtful looked at</numerusform>
            <numerusform>{looked} of %n doubtful looked at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
</TS>
