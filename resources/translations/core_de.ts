<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
 <context>
  <name>core</name>
  <message>
   <source>Stored numbers of the model or its features cannot be read.</source>
   <translation>Gespeicherte Zahlen des Modells oder seiner Merkmale lassen sich nicht lesen.</translation>
  </message>
  <message>
   <source>They are computed from your texts and answers, which are not touched.</source>
   <translation>Sie werden aus Ihren Texten und Antworten berechnet; diese sind unberührt.</translation>
  </message>
  <message>
   <source>Train again; the features are computed anew.</source>
   <translation>Trainieren Sie neu; die Merkmale werden neu berechnet.</translation>
  </message>
  <message>
   <source>made by hand</source>
   <translation>von Hand gemacht</translation>
  </message>
  <message>
   <source>made by itself</source>
   <translation>von selbst gemacht</translation>
  </message>
  <message>
   <source>before an import</source>
   <translation>vor einem Import</translation>
  </message>
  <message>
   <source>before returned work was taken in</source>
   <translation>vor der Übernahme zurückgegebener Arbeit</translation>
  </message>
  <message>
   <source>before a change of many answers</source>
   <translation>vor einer Änderung vieler Antworten</translation>
  </message>
  <message>
   <source>before the labels were changed</source>
   <translation>bevor die Labels geändert wurden</translation>
  </message>
  <message>
   <source>before the file's format was changed</source>
   <translation>bevor das Dateiformat geändert wurde</translation>
  </message>
  <message>
   <source>before encryption was turned off</source>
   <translation>bevor die Verschlüsselung abgeschaltet wurde</translation>
  </message>
  <message>
   <source>before a restore</source>
   <translation>vor dem Zurückholen einer Sicherung</translation>
  </message>
  <message>
   <source>date: needs a day, month or year, as in date:&gt;2025-11-01, date:2025-11 or date:2025-01..2025-03.</source>
   <translation>date: braucht einen Tag, einen Monat oder ein Jahr, wie in date:&gt;2025-11-01, date:2025-11 oder date:2025-01..2025-03.</translation>
  </message>
  <message>
   <source> and {count} more</source>
   <translation> und {count} weitere</translation>
  </message>
  <message>
   <source>a column of the data</source>
   <translation>eine Spalte der Daten</translation>
  </message>
  <message>
   <source>a label somebody gave</source>
   <translation>ein Label, das jemand vergeben hat</translation>
  </message>
  <message>
   <source>the label the model says</source>
   <translation>das Label, das das Modell nennt</translation>
  </message>
  <message>
   <source>how sure the model is, in percent</source>
   <translation>wie sicher das Modell ist, in Prozent</translation>
  </message>
  <message>
   <source>who answered</source>
   <translation>wer geantwortet hat</translation>
  </message>
  <message>
   <source>the state of the item</source>
   <translation>der Stand des Eintrags</translation>
  </message>
  <message>
   <source>why it was asked</source>
   <translation>warum danach gefragt wurde</translation>
  </message>
  <message>
   <source>when it was answered</source>
   <translation>wann geantwortet wurde</translation>
  </message>
  <message>
   <source>a value of a group column</source>
   <translation>ein Wert einer Gruppenspalte</translation>
  </message>
  <message>
   <source>the beginning of the item's id</source>
   <translation>der Anfang der ID des Eintrags</translation>
  </message>
  <message>
   <source>{name}: needs a value.</source>
   <translation>{name}: braucht einen Wert.</translation>
  </message>
  <message>
   <source>conf: needs a percentage, as in conf:&lt;70, conf:&gt;=90 or conf:50..60.</source>
   <translation>conf: braucht einen Prozentwert, wie in conf:&lt;70, conf:&gt;=90 oder conf:50..60.</translation>
  </message>
  <message>
   <source>group: has nothing to look in; this project has no extra columns.</source>
   <translation>group: hat nichts zum Nachsehen; dieses Projekt hat keine weiteren Spalten.</translation>
  </message>
  <message>
   <source>none</source>
   <translation>keine</translation>
  </message>
  <message>
   <source>There is no label “{value}”. Labels: {some}.</source>
   <translation>Es gibt kein Label „{value}“. Labels: {some}.</translation>
  </message>
  <message>
   <source>Nobody here is called “{value}”. Known: {some}.</source>
   <translation>Niemand heißt hier „{value}“. Bekannt: {some}.</translation>
  </message>
  <message>
   <source>is: does not know “{value}”. It knows {some}.</source>
   <translation>is: kennt „{value}“ nicht. Bekannt sind {some}.</translation>
  </message>
  <message>
   <source>why: does not know “{value}”. It knows {some}.</source>
   <translation>why: kennt „{value}“ nicht. Bekannt sind {some}.</translation>
  </message>
  <message>
   <source>Files that were exported or handed out earlier, and copies that somebody made of the project or a backup.</source>
   <translation>Dateien, die früher exportiert oder herausgegeben wurden, und Kopien des Projekts oder einer Sicherung, die jemand gemacht hat.</translation>
  </message>
  <message>
   <source>The files that were imported, and media files that the project only refers to.</source>
   <translation>Die importierten Dateien und Mediendateien, auf die das Projekt nur verweist.</translation>
  </message>
  <message>
   <source>Blocks that the file system or a solid-state drive keeps of deleted files, and swap: encrypt the drive.</source>
   <translation>Blöcke gelöschter Dateien, die das Dateisystem oder ein Flashspeicher behält, und ausgelagerter Speicher: verschlüsseln Sie das Laufwerk.</translation>
  </message>
  <message>
   <source>{shown} and {count:,} more</source>
   <translation>{shown} und {count:,} weitere</translation>
  </message>
  <message>
   <source>nothing</source>
   <translation>nichts</translation>
  </message>
  <message>
   <source>Certificate of erasure</source>
   <translation>Nachweis der Löschung</translation>
  </message>
  <message>
   <source>Project   {project}</source>
   <translation>Projekt   {project}</translation>
  </message>
  <message>
   <source>Event     {event}</source>
   <translation>Ereignis  {event}</translation>
  </message>
  <message>
   <source>When      {at}</source>
   <translation>Wann      {at}</translation>
  </message>
  <message>
   <source>By        {by}</source>
   <translation>Durch     {by}</translation>
  </message>
  <message>
   <source>Why       {why}</source>
   <translation>Warum     {why}</translation>
  </message>
  <message>
   <source>Erased: {words}.</source>
   <translation>Gelöscht: {words}.</translation>
  </message>
  <message>
   <source>Items (numbers in the project): {ids}.</source>
   <translation>Einträge (Nummern im Projekt): {ids}.</translation>
  </message>
  <message>
   <source>The journal keeps that there were events, and their commitments; what they said is gone.</source>
   <translation>Das Journal behält, dass es Ereignisse gab, und ihre Prüfwerte; was sie besagten, ist fort.</translation>
  </message>
  <message>
   <source>item</source>
   <translation>Eintrag</translation>
  </message>
  <message>
   <source>items</source>
   <translation>Einträge</translation>
  </message>
  <message>
   <source>answer</source>
   <translation>Antwort</translation>
  </message>
  <message>
   <source>answers</source>
   <translation>Antworten</translation>
  </message>
  <message>
   <source>event of the journal</source>
   <translation>Ereignis des Journals</translation>
  </message>
  <message>
   <source>events of the journal</source>
   <translation>Ereignisse des Journals</translation>
  </message>
  <message>
   <source>row put aside</source>
   <translation>zurückgelegte Zeile</translation>
  </message>
  <message>
   <source>rows put aside</source>
   <translation>zurückgelegte Zeilen</translation>
  </message>
  <message>
   <source>embedded file</source>
   <translation>eingebettete Datei</translation>
  </message>
  <message>
   <source>embedded files</source>
   <translation>eingebettete Dateien</translation>
  </message>
  <message>
   <source>example of the guideline</source>
   <translation>Beispiel des Leitfadens</translation>
  </message>
  <message>
   <source>examples of the guideline</source>
   <translation>Beispiele des Leitfadens</translation>
  </message>
  <message>
   <source>model</source>
   <translation>Modell</translation>
  </message>
  <message>
   <source>models</source>
   <translation>Modelle</translation>
  </message>
  <message>
   <source>The project was proved afterwards: whole.</source>
   <translation>Das Projekt wurde danach geprüft: heil.</translation>
  </message>
  <message>
   <source>The project was proved afterwards: NOT PROVED, run “alapp verify”.</source>
   <translation>Das Projekt wurde danach geprüft: NICHT BESTÄTIGT, „alapp verify“ ausführen.</translation>
  </message>
  <message>
   <source>Backups:</source>
   <translation>Sicherungen:</translation>
  </message>
  <message>
   <source>Still named in these places, which are yours to change:</source>
   <translation>Noch genannt an diesen Stellen, die von Hand zu ändern sind:</translation>
  </message>
  <message>
   <source>Media files outside the project, not deleted, of the items {ids}.</source>
   <translation>Mediendateien außerhalb des Projekts, nicht gelöscht, der Einträge {ids}.</translation>
  </message>
  <message>
   <source>What cannot be reached from here:</source>
   <translation>Was sich von hier aus nicht erreichen lässt:</translation>
  </message>
  <message>
   <source>The disk is full.</source>
   <translation>Der Datenträger ist voll.</translation>
  </message>
  <message>
   <source>Free some space, then try again.</source>
   <translation>Schaffen Sie Platz, und versuchen Sie es dann noch einmal.</translation>
  </message>
  <message>
   <source>Your disk quota is used up.</source>
   <translation>Der zugeteilte Speicherplatz ist aufgebraucht.</translation>
  </message>
  <message>
   <source>The file has grown to the largest size that is allowed here.</source>
   <translation>Die Datei hat die größte Größe erreicht, die hier erlaubt ist.</translation>
  </message>
  <message>
   <source>Choose another place.</source>
   <translation>Wählen Sie einen anderen Ort.</translation>
  </message>
  <message>
   <source>The place is read-only.</source>
   <translation>Der Ort ist schreibgeschützt.</translation>
  </message>
  <message>
   <source>Choose another folder.</source>
   <translation>Wählen Sie einen anderen Ordner.</translation>
  </message>
  <message>
   <source>The file or folder may not be written or read by you.</source>
   <translation>Sie dürfen diese Datei oder diesen Ordner nicht lesen oder schreiben.</translation>
  </message>
  <message>
   <source>Choose another place or change its rights.</source>
   <translation>Wählen Sie einen anderen Ort, oder ändern Sie die Rechte.</translation>
  </message>
  <message>
   <source>The system does not permit this.</source>
   <translation>Das System erlaubt dies nicht.</translation>
  </message>
  <message>
   <source>The file or folder is not there.</source>
   <translation>Die Datei oder der Ordner ist nicht da.</translation>
  </message>
  <message>
   <source>Check the name and whether the drive is connected.</source>
   <translation>Prüfen Sie den Namen und ob das Laufwerk verbunden ist.</translation>
  </message>
  <message>
   <source>The name is too long for this place.</source>
   <translation>Der Name ist für diesen Ort zu lang.</translation>
  </message>
  <message>
   <source>Choose a shorter name.</source>
   <translation>Wählen Sie einen kürzeren Namen.</translation>
  </message>
  <message>
   <source>This is a folder, not a file.</source>
   <translation>Dies ist ein Ordner, keine Datei.</translation>
  </message>
  <message>
   <source>Choose a file.</source>
   <translation>Wählen Sie eine Datei.</translation>
  </message>
  <message>
   <source>The disk reported an error.</source>
   <translation>Der Datenträger hat einen Fehler gemeldet.</translation>
  </message>
  <message>
   <source>Check the drive, then try again.</source>
   <translation>Prüfen Sie das Laufwerk, und versuchen Sie es dann noch einmal.</translation>
  </message>
  <message>
   <source>Something unexpected went wrong.</source>
   <translation>Etwas Unerwartetes ist schiefgegangen.</translation>
  </message>
  <message>
   <source>Try again; if it stays, send the log to whoever looks after the program.</source>
   <translation>Versuchen Sie es noch einmal; bleibt es dabei, schicken Sie das Fehlerprotokoll an die, die das Programm betreuen.</translation>
  </message>
  <message>
   <source>There was not enough memory.</source>
   <translation>Der Arbeitsspeicher hat nicht gereicht.</translation>
  </message>
  <message>
   <source>Close other programs or use a smaller model.</source>
   <translation>Schließen Sie andere Programme, oder verwenden Sie ein kleineres Modell.</translation>
  </message>
  <message>
   <source>Your answers are safe.</source>
   <translation>Ihre Antworten sind sicher.</translation>
  </message>
  <message>
   <source>Text to label</source>
   <translation>Text zum Annotieren</translation>
  </message>
  <message>
   <source>Image</source>
   <translation>Bild</translation>
  </message>
  <message>
   <source>Audio</source>
   <translation>Ton</translation>
  </message>
  <message>
   <source>Video</source>
   <translation>Video</translation>
  </message>
  <message>
   <source>Label</source>
   <translation>Label</translation>
  </message>
  <message>
   <source>Group</source>
   <translation>Gruppe</translation>
  </message>
  <message>
   <source>Date</source>
   <translation>Datum</translation>
  </message>
  <message>
   <source>Title</source>
   <translation>Titel</translation>
  </message>
  <message>
   <source>Extra</source>
   <translation>Beiwerk</translation>
  </message>
  <message>
   <source>Cell of the row</source>
   <translation>Zelle der Zeile</translation>
  </message>
  <message>
   <source>ID</source>
   <translation>ID</translation>
  </message>
  <message>
   <source>Thread (turns)</source>
   <translation>Gesprächsfaden (Beiträge)</translation>
  </message>
  <message>
   <source>Leave out</source>
   <translation>Auslassen</translation>
  </message>
  <message>
   <source>Stored features cannot be read.</source>
   <translation>Gespeicherte Merkmale lassen sich nicht lesen.</translation>
  </message>
  <message>
   <source>They are computed anew.</source>
   <translation>Sie werden neu berechnet.</translation>
  </message>
  <message>
   <source>Two labels are called “{n}”.</source>
   <translation>Zwei Labels heißen „{n}“.</translation>
  </message>
  <message>
   <source>The letter {k} is kept for a command.</source>
   <translation>Der Buchstabe {k} ist einem Befehl vorbehalten.</translation>
  </message>
  <message>
   <source>“{k}” cannot be a label key.</source>
   <translation>„{k}“ kann keine Labeltaste sein.</translation>
  </message>
  <message>
   <source>Two labels use the letter {k}.</source>
   <translation>Zwei Labels verwenden den Buchstaben {k}.</translation>
  </message>
  <message>
   <source>At least one label is needed.</source>
   <translation>Mindestens ein Label ist nötig.</translation>
  </message>
  <message>
   <source>A label has no name.</source>
   <translation>Ein Label hat keinen Namen.</translation>
  </message>
  <message>
   <source>The file {short} is not where it was.</source>
   <translation>Die Datei {short} ist nicht, wo sie war.</translation>
  </message>
  <message>
   <source>This item cannot be shown or learned from; its answers are kept.</source>
   <translation>Dieser Eintrag lässt sich weder anzeigen noch auswerten; seine Antworten bleiben erhalten.</translation>
  </message>
  <message>
   <source>Locate its folder in Data, Sources, or skip it.</source>
   <translation>Suchen Sie ihren Ordner unter Daten, Quellen, oder überspringen Sie den Eintrag.</translation>
  </message>
  <message>
   <source>There is no field “{name}”; it is searched as words. Fields: {fields}.</source>
   <translation>Es gibt kein Feld „{name}“; danach wird als Wörter gesucht. Felder: {fields}.</translation>
  </message>
  <message>
   <source>There are no regions called “{name}”.</source>
   <translation>Es gibt keine Bereiche namens „{name}“.</translation>
  </message>
  <message>
   <source>A span from {start} to {end} does not hold the text it was given for.</source>
   <translation>Eine Textstelle von {start} bis {end} enthält nicht den Text, für den sie angegeben wurde.</translation>
  </message>
  <message>
   <source>The answer lists something that is no region.</source>
   <translation>Die Antwort führt etwas auf, das kein Bereich ist.</translation>
  </message>
  <message>
   <source>It cannot be shown.</source>
   <translation>Sie lässt sich nicht anzeigen.</translation>
  </message>
  <message>
   <source>Verify the project file.</source>
   <translation>Prüfen Sie die Projektdatei.</translation>
  </message>
  <message>
   <source>There is no {family} called {name!r}.</source>
   <translation>Unter „{family}“ gibt es nichts namens {name!r}.</translation>
  </message>
  <message>
   <source>Known: {known}.</source>
   <translation>Bekannt: {known}.</translation>
  </message>
  <message>
   <source>Adding data is</source>
   <translation>Das Hinzufügen von Daten ist</translation>
  </message>
  <message>
   <source>Exporting is</source>
   <translation>Das Exportieren ist</translation>
  </message>
  <message>
   <source>Erasing is</source>
   <translation>Das endgültige Löschen ist</translation>
  </message>
  <message>
   <source>Changing the labels is</source>
   <translation>Das Ändern der Labels ist</translation>
  </message>
  <message>
   <source>Marking as gold is</source>
   <translation>Das Auszeichnen als Gold ist</translation>
  </message>
  <message>
   <source>Changing the project's settings is</source>
   <translation>Das Ändern der Projekteinstellungen ist</translation>
  </message>
  <message>
   <source>Keeping, restoring and exporting models is</source>
   <translation>Das Behalten, Zurückholen und Exportieren von Modellen ist</translation>
  </message>
  <message>
   <source>Seeing the answers of others is</source>
   <translation>Das Ansehen der Antworten anderer ist</translation>
  </message>
  <message>
   <source>Adding people and changing their rights is</source>
   <translation>Das Hinzufügen von Personen und das Ändern ihrer Rechte ist</translation>
  </message>
  <message>
   <source>Insights are</source>
   <translation>Die Seite Einblicke ist</translation>
  </message>
  <message>
   <source>The audit trail is</source>
   <translation>Das Prüfprotokoll ist</translation>
  </message>
  <message>
   <source>Changing passwords and encryption is</source>
   <translation>Das Ändern von Passwörtern und Verschlüsselung ist</translation>
  </message>
  <message>
   <source>Restoring a backup is</source>
   <translation>Das Zurückholen einer Sicherung ist</translation>
  </message>
  <message>
   <source>{deed} for the lead only.</source>
   <translation>{deed} der Leitung vorbehalten.</translation>
  </message>
  <message>
   <source>Nothing was done; you are here as “{code}”.</source>
   <translation>Nichts ist geschehen; Sie sind hier als „{code}“.</translation>
  </message>
  <message>
   <source>Ask the lead of the project.</source>
   <translation>Fragen Sie die Leitung des Projekts.</translation>
  </message>
  <message>
   <source>text, tables and images</source>
   <translation>Texte, Tabellen und Bilder</translation>
  </message>
  <message>
   <source>text, tables, images, sound, film and models of your own</source>
   <translation>Texte, Tabellen, Bilder, Ton, Film und eigene Modelle</translation>
  </message>
  <message>
   <source>{where} alapp never looks for one by itself, since it opens no connection. A newer version opens projects of this one and keeps a copy of each as it was.</source>
   <translation>{where} alapp sucht nie selbst danach, denn es öffnet keine Verbindung. Eine neuere Version öffnet Projekte dieser Version und behält von jedem eine Kopie, wie es war.</translation>
  </message>
  <message>
   <source>Whoever gave you alapp, or the administrator of this computer, has newer versions.</source>
   <translation>Neuere Versionen hat, wer Ihnen alapp gegeben hat, oder die Administration dieses Rechners.</translation>
  </message>
  <message>
   <source>run from a checkout</source>
   <translation>aus den Quellen gestartet</translation>
  </message>
  <message>
   <source>Program</source>
   <translation>Programm</translation>
  </message>
  <message>
   <source>Nothing was unpacked.</source>
   <translation>Nichts wurde entpackt.</translation>
  </message>
  <message>
   <source>Writing the audit trail</source>
   <translation>Das Prüfprotokoll wird geschrieben</translation>
  </message>
  <message>
   <source>An audit trail</source>
   <translation>Ein Prüfpfad</translation>
  </message>
  <message>
   <source>An audit trail is not written as “{suffix}”.</source>
   <translation>Ein Prüfprotokoll wird nicht als „{suffix}“ geschrieben.</translation>
  </message>
  <message>
   <source>The half file was removed; the project is as it was.</source>
   <translation>Die halbe Datei wurde entfernt; das Projekt ist, wie es war.</translation>
  </message>
  <message>
   <source>Backing up the project</source>
   <translation>Das Projekt wird gesichert</translation>
  </message>
  <message>
   <source>Backing up the project by itself</source>
   <translation>Das Projekt wird von selbst gesichert</translation>
  </message>
  <message>
   <source>Backing up the state before this</source>
   <translation>Der Stand davor wird gesichert</translation>
  </message>
  <message>
   <source>the same as now</source>
   <translation>dasselbe wie jetzt</translation>
  </message>
  <message>
   <source>as many as now, with other marks or settings</source>
   <translation>so viele wie jetzt, mit anderen Markierungen oder Einstellungen</translation>
  </message>
  <message>
   <source>{by:,} {one} more than now</source>
   <translation>{by:,} {one} mehr als jetzt</translation>
  </message>
  <message>
   <source>{by:,} {one} fewer than now</source>
   <translation>{by:,} {one} weniger als jetzt</translation>
  </message>
  <message>
   <source>labels of version {guideline} (now {now_guideline})</source>
   <translation>Labels von Fassung {guideline} (jetzt {now_guideline})</translation>
  </message>
  <message>
   <source>No backup could be made. {what}</source>
   <translation>Es ließ sich keine Sicherung machen. {what}</translation>
  </message>
  <message>
   <source>No backup was made; the project is as it was.</source>
   <translation>Es wurde keine Sicherung gemacht; das Projekt ist, wie es war.</translation>
  </message>
  <message>
   <source>The folder stays as it was.</source>
   <translation>Der Ordner bleibt, wie er war.</translation>
  </message>
  <message>
   <source>What the model said cannot be read.</source>
   <translation>Was das Modell gesagt hat, lässt sich nicht lesen.</translation>
  </message>
  <message>
   <source>Train again.</source>
   <translation>Trainieren Sie noch einmal.</translation>
  </message>
  <message>
   <source>The pool could not be read. Your answers are safe.</source>
   <translation>Der Pool ließ sich nicht lesen. Ihre Antworten sind sicher.</translation>
  </message>
  <message>
   <source>No {nouns} yet. Import a file (Ctrl+I).</source>
   <translation>Noch keine {nouns}. Importieren Sie eine Datei (Strg+I).</translation>
  </message>
  <message>
   <source>None of the {base:,} found is {only}.</source>
   <translation>Keiner der {base:,} Treffer ist {only}.</translation>
  </message>
  <message>
   <source>Nothing matches.</source>
   <translation>Nichts passt.</translation>
  </message>
  <message>
   <source>Nothing matches. Without {text} there is {best:,}.</source>
   <translation>Nichts passt. Ohne {text} gibt es {best:,} Treffer.</translation>
  </message>
  <message>
   <source>Nothing matches. Without {text} there are {best:,}.</source>
   <translation>Nichts passt. Ohne {text} gibt es {best:,} Treffer.</translation>
  </message>
  <message>
   <source>Regions are drawn in Label: Enter opens the item there.</source>
   <translation>Bereiche werden unter Label gezeichnet: Enter öffnet den Eintrag dort.</translation>
  </message>
  <message>
   <source>“{name}” on {count}</source>
   <translation>„{name}“ für {count}</translation>
  </message>
  <message>
   <source>flag on {count}</source>
   <translation>Vormerkung für {count}</translation>
  </message>
  <message>
   <source>no flag on {count}</source>
   <translation>keine Vormerkung für {count}</translation>
  </message>
  <message>
   <source>{count} left out</source>
   <translation>{count} ausgelassen</translation>
  </message>
  <message>
   <source>{count} taken in again</source>
   <translation>{count} wieder aufgenommen</translation>
  </message>
  <message>
   <source>Nothing to queue: all of them are answered.</source>
   <translation>Nichts einzureihen: alle sind beantwortet.</translation>
  </message>
  <message>
   <source>{count} comes next in Label.</source>
   <translation>{count} kommt unter Label als Nächstes.</translation>
  </message>
  <message>
   <source>{count} come next in Label.</source>
   <translation>{count} kommen unter Label als Nächstes.</translation>
  </message>
  <message>
   <source>This project is open for reading only.</source>
   <translation>Dieses Projekt ist nur zum Lesen geöffnet.</translation>
  </message>
  <message>
   <source>Changes wait until the last answer is saved.</source>
   <translation>Änderungen warten, bis die letzte Antwort gespeichert ist.</translation>
  </message>
  <message>
   <source>Nothing is selected.</source>
   <translation>Nichts ist ausgewählt.</translation>
  </message>
  <message>
   <source>no gold on {count}</source>
   <translation>kein Gold für {count}</translation>
  </message>
  <message>
   <source>clearing {count}</source>
   <translation>Zurücknehmen von {count}</translation>
  </message>
  <message>
   <source>gold on {count}</source>
   <translation>Gold für {count}</translation>
  </message>
  <message>
   <source>Everything fits: {events:,} events, {answers}, {items:,} {noun_plural}.</source>
   <translation>Alles passt: {events:,} Ereignisse, {answers}, {items:,} {noun_plural}.</translation>
  </message>
  <message>
   <source>Verifying the project file</source>
   <translation>Die Projektdatei wird geprüft</translation>
  </message>
  <message>
   <source>{n:,} answers</source>
   <translation>{n:,} Antworten</translation>
  </message>
  <message>
   <source>What is named below may have been changed from outside; everything else was proved.</source>
   <translation>Was unten genannt ist, könnte von außen geändert worden sein; alles andere wurde bestätigt.</translation>
  </message>
  <message>
   <source>Close the project, copy the file aside, and compare it with the newest backup.</source>
   <translation>Schließen Sie das Projekt, kopieren Sie die Datei beiseite, und vergleichen Sie sie mit der neuesten Sicherung.</translation>
  </message>
  <message>
   <source>The project file does not fit together in 1 place.</source>
   <translation>Die Projektdatei passt an 1 Stelle nicht zusammen.</translation>
  </message>
  <message>
   <source>The project file does not fit together in {count} places.</source>
   <translation>Die Projektdatei passt an {count} Stellen nicht zusammen.</translation>
  </message>
  <message>
   <source>Looking for boxes</source>
   <translation>Rahmen werden gesucht</translation>
  </message>
  <message>
   <source>A detector is a file that ends in .onnx.</source>
   <translation>Ein Detektor ist eine Datei, die auf .onnx endet.</translation>
  </message>
  <message>
   <source>The setting stays as it was.</source>
   <translation>Die Einstellung bleibt, wie sie war.</translation>
  </message>
  <message>
   <source>Choose another.</source>
   <translation>Wählen Sie eine andere.</translation>
  </message>
  <message>
   <source>“{part}” does not say which class is which label.</source>
   <translation>„{part}“ sagt nicht, welche Klasse welches Label ist.</translation>
  </message>
  <message>
   <source>The classes of the detector stay as they were.</source>
   <translation>Die Klassen des Detektors bleiben, wie sie waren.</translation>
  </message>
  <message>
   <source>Write each class once with its label: car = Vehicle, bus = Vehicle.</source>
   <translation>Schreiben Sie jede Klasse einmal mit ihrem Label: car = Fahrzeug, bus = Fahrzeug.</translation>
  </message>
  <message>
   <source>Looking at the detector</source>
   <translation>Der Detektor wird angesehen</translation>
  </message>
  <message>
   <source>{name} is {names}</source>
   <translation>{name} ist {names}</translation>
  </message>
  <message>
   <source>Labels here: {listed}.</source>
   <translation>Labels hier: {listed}.</translation>
  </message>
  <message>
   <source>None of its classes is a label here.</source>
   <translation>Keine seiner Klassen ist hier ein Label.</translation>
  </message>
  <message>
   <source> Not labels here: {listed}.</source>
   <translation> Keine Labels hier: {listed}.</translation>
  </message>
  <message>
   <source> and {more} more</source>
   <translation> und {more} weitere</translation>
  </message>
  <message>
   <source>None of its classes ({few}) is a label here; the settings can state which is which.</source>
   <translation>Keine seiner Klassen ({few}) ist hier ein Label; die Einstellungen können angeben, welche welches ist.</translation>
  </message>
  <message>
   <source>It is switched on in the settings.</source>
   <translation>Er ist in den Einstellungen eingeschaltet.</translation>
  </message>
  <message>
   <source>No box is drawn yet to learn from.</source>
   <translation>Noch ist kein Rahmen gezeichnet, aus dem sich lernen ließe.</translation>
  </message>
  <message>
   <source>On {n} {ground}, it leaves {work} (95 % range of what it saves {low:+.1f} to {high:+.1f}).</source>
   <translation>Bei {n} {ground} bleiben damit {work} (95-%-Bereich der Ersparnis {low:+.1f} bis {high:+.1f}).</translation>
  </message>
  <message>
   <source>your detector</source>
   <translation>Ihrem Detektor</translation>
  </message>
  <message>
   <source>suggests the boxes of {of}</source>
   <translation>schlägt die Rahmen von {of} vor</translation>
  </message>
  <message>
   <source>suggests boxes of its own, not those of {of}</source>
   <translation>schlägt eigene Rahmen vor, nicht die von {of}</translation>
  </message>
  <message>
   <source>random checks</source>
   <translation>Zufallsprüfungen</translation>
  </message>
  <message>
   <source>answered pictures, most of them asked by a model</source>
   <translation>beantworteten Bildern, nach denen meist ein Modell gefragt hat,</translation>
  </message>
  <message>
   <source>{saved:.1f} boxes fewer to draw or take away in each</source>
   <translation>{saved:.1f} Rahmen weniger je Bild zu zeichnen oder wegzunehmen</translation>
  </message>
  <message>
   <source>{saved:.1f} boxes more to draw or take away in each</source>
   <translation>{saved:.1f} Rahmen mehr je Bild zu zeichnen oder wegzunehmen</translation>
  </message>
  <message>
   <source>{name} is {label}</source>
   <translation>{name} ist {label}</translation>
  </message>
  <message>
   <source>Its classes: {listed}.</source>
   <translation>Seine Klassen: {listed}.</translation>
  </message>
  <message>
   <source>Not labels here: {listed}.</source>
   <translation>Keine Labels hier: {listed}.</translation>
  </message>
  <message>
   <source>Model {version} {used}.</source>
   <translation>Modell {version} {used}.</translation>
  </message>
  <message>
   <source>an erasure</source>
   <translation>eine Löschung</translation>
  </message>
  <message>
   <source>Erasing in the project</source>
   <translation>Im Projekt wird gelöscht</translation>
  </message>
  <message>
   <source>Proving the project</source>
   <translation>Das Projekt wird geprüft</translation>
  </message>
  <message>
   <source>Nothing was named.</source>
   <translation>Nichts wurde genannt.</translation>
  </message>
  <message>
   <source>Nothing was erased.</source>
   <translation>Nichts wurde gelöscht.</translation>
  </message>
  <message>
   <source>Name a text, a column and its value, or items.</source>
   <translation>Nennen Sie einen Text, eine Spalte mit ihrem Wert oder Einträge.</translation>
  </message>
  <message>
   <source>Erasing waits until the last answer is saved.</source>
   <translation>Das Löschen wartet, bis die letzte Antwort gespeichert ist.</translation>
  </message>
  <message>
   <source>Erasing waits until the import or export has ended.</source>
   <translation>Das Löschen wartet, bis der Import oder Export beendet ist.</translation>
  </message>
  <message>
   <source>Erasing in the backups</source>
   <translation>In den Sicherungen wird gelöscht</translation>
  </message>
  <message>
   <source>“{name}” is there already.</source>
   <translation>„{name}“ gibt es schon.</translation>
  </message>
  <message>
   <source>It was left as it is.</source>
   <translation>Es wurde gelassen, wie es ist.</translation>
  </message>
  <message>
   <source>Choose another name.</source>
   <translation>Wählen Sie einen anderen Namen.</translation>
  </message>
  <message>
   <source>The certificate was not written; the erasure is done.</source>
   <translation>Der Nachweis wurde nicht geschrieben; gelöscht ist.</translation>
  </message>
  <message>
   <source>The erasure did not come to its end.</source>
   <translation>Die Löschung kam nicht an ihr Ende.</translation>
  </message>
  <message>
   <source>this import</source>
   <translation>diesen Import</translation>
  </message>
  <message>
   <source>Rows that were left out</source>
   <translation>Ausgelassene Zeilen</translation>
  </message>
  <message>
   <source>Comparing {name}</source>
   <translation>{name} wird verglichen</translation>
  </message>
  <message>
   <source>Exporting to {name}</source>
   <translation>Export nach {name}</translation>
  </message>
  <message>
   <source>Importing {name}</source>
   <translation>{name} wird importiert</translation>
  </message>
  <message>
   <source>Nothing was exported.</source>
   <translation>Nichts wurde exportiert.</translation>
  </message>
  <message>
   <source>The rows that came in are safe.</source>
   <translation>Die eingelesenen Zeilen sind sicher.</translation>
  </message>
  <message>
   <source>What was read back differs from what was written.</source>
   <translation>Was zurückgelesen wurde, weicht von dem ab, was geschrieben wurde.</translation>
  </message>
  <message>
   <source>The file was removed; your answers are safe.</source>
   <translation>Die Datei wurde entfernt; Ihre Antworten sind sicher.</translation>
  </message>
  <message>
   <source>Try again, at another place if it stays.</source>
   <translation>Versuchen Sie es noch einmal, an einem anderen Ort, falls es so bleibt.</translation>
  </message>
  <message>
   <source>The folder “{parent}” is not there.</source>
   <translation>Den Ordner „{parent}“ gibt es nicht.</translation>
  </message>
  <message>
   <source>Nothing was written.</source>
   <translation>Nichts wurde geschrieben.</translation>
  </message>
  <message>
   <source>“{name}” is a folder.</source>
   <translation>„{name}“ ist ein Ordner.</translation>
  </message>
  <message>
   <source>Choose a file name.</source>
   <translation>Wählen Sie einen Dateinamen.</translation>
  </message>
  <message>
   <source>An export cannot replace the project itself.</source>
   <translation>Ein Export kann nicht das Projekt selbst ersetzen.</translation>
  </message>
  <message>
   <source>The folder “{parent}” is read-only.</source>
   <translation>Der Ordner „{parent}“ ist schreibgeschützt.</translation>
  </message>
  <message>
   <source>Choose a folder you may write to.</source>
   <translation>Wählen Sie einen Ordner, in den Sie schreiben dürfen.</translation>
  </message>
  <message>
   <source>The half file was removed; your answers are safe. </source>
   <translation>Die halbe Datei wurde entfernt; Ihre Antworten sind sicher. </translation>
  </message>
  <message>
   <source>reading back</source>
   <translation>wird zurückgelesen</translation>
  </message>
  <message>
   <source>“{name}” is as it was.</source>
   <translation>„{name}“ ist, wie es war.</translation>
  </message>
  <message>
   <source>The file is encrypted.</source>
   <translation>Die Datei ist verschlüsselt.</translation>
  </message>
  <message>
   <source>The file is not encrypted.</source>
   <translation>Die Datei ist nicht verschlüsselt.</translation>
  </message>
  <message>
   <source>Labels found in {name}</source>
   <translation>Labels aus {name}</translation>
  </message>
  <message>
   <source>{accepted:,} rows came in before and stay; </source>
   <translation>{accepted:,} Zeilen kamen vorher herein und bleiben; </translation>
  </message>
  <message>
   <source>No row came in; </source>
   <translation>Keine Zeile kam herein; </translation>
  </message>
  <message>
   <source>every answer is safe.</source>
   <translation>jede Antwort ist sicher.</translation>
  </message>
  <message>
   <source>The project is open read-only.</source>
   <translation>Das Projekt ist nur zum Lesen geöffnet.</translation>
  </message>
  <message>
   <source>Nothing was imported.</source>
   <translation>Nichts wurde importiert.</translation>
  </message>
  <message>
   <source>Open it for writing first.</source>
   <translation>Öffnen Sie es zuerst zum Schreiben.</translation>
  </message>
  <message>
   <source>This project holds {here}, the file {new}.</source>
   <translation>Dieses Projekt enthält {here}, die Datei {new}.</translation>
  </message>
  <message>
   <source>Make another project.</source>
   <translation>Legen Sie ein anderes Projekt an.</translation>
  </message>
  <message>
   <source>“{name}” is not there any more.</source>
   <translation>„{name}“ ist nicht mehr da.</translation>
  </message>
  <message>
   <source>Choose the file again.</source>
   <translation>Wählen Sie die Datei noch einmal.</translation>
  </message>
  <message>
   <source>The disk is too full for this import ({parent}).</source>
   <translation>Der Datenträger ist zu voll für diesen Import ({parent}).</translation>
  </message>
  <message>
   <source>Free {needed:,.0f} MB, then try again.</source>
   <translation>Machen Sie {needed:,.0f} MB frei, und versuchen Sie es dann noch einmal.</translation>
  </message>
  <message>
   <source>The label “{unknown}” is not in the guideline.</source>
   <translation>Das Label „{unknown}“ steht nicht im Leitfaden.</translation>
  </message>
  <message>
   <source>The row has {count} labels; this project takes one.</source>
   <translation>Die Zeile hat {count} Labels; dieses Projekt nimmt eines.</translation>
  </message>
  <message>
   <source>reading the pool</source>
   <translation>der Pool wird gelesen</translation>
  </message>
  <message>
   <source>comparing rows</source>
   <translation>Zeilen werden verglichen</translation>
  </message>
  <message>
   <source>skipped</source>
   <translation>übersprungen</translation>
  </message>
  <message>
   <source>unlabeled</source>
   <translation>nicht annotiert</translation>
  </message>
  <message>
   <source>taken out of the pool</source>
   <translation>aus dem Pool ausgelassen</translation>
  </message>
  <message>
   <source>answers of others</source>
   <translation>Antworten anderer</translation>
  </message>
  <message>
   <source>reading rows</source>
   <translation>Zeilen werden gelesen</translation>
  </message>
  <message>
   <source>Nothing more was read.</source>
   <translation>Mehr wurde nicht gelesen.</translation>
  </message>
  <message>
   <source>counting rows</source>
   <translation>Zeilen werden gezählt</translation>
  </message>
  <message>
   <source>Reading the pool</source>
   <translation>Der Pool wird gelesen</translation>
  </message>
  <message>
   <source>Model {version} works {used}. {reason}{grounds}</source>
   <translation>Modell {version} arbeitet {used}. {reason}{grounds}</translation>
  </message>
  <message>
   <source> On {n_checks} random checks they make {points:+.0f} points of accuracy (95 % range {low:+d} to {high:+d}).</source>
   <translation> Bei {n_checks} Zufallsprüfungen machen sie {points:+.0f} Punkte Genauigkeit aus (95-%-Bereich {low:+d} bis {high:+d}).</translation>
  </message>
  <message>
   <source>with sentence features</source>
   <translation>mit Satzmerkmalen</translation>
  </message>
  <message>
   <source>without sentence features</source>
   <translation>ohne Satzmerkmale</translation>
  </message>
  <message>
   <source>Of {rows:,} rows {doubles:,} repeat an earlier text or id; {count:,} differ.</source>
   <translation>Von {rows:,} Zeilen wiederholen {doubles:,} einen früheren Text oder eine frühere ID; {count:,} sind verschieden.</translation>
  </message>
  <message>
   <source>{count:,} of {items:,} items, {count_2:,} of them only judge.</source>
   <translation>{count:,} von {items:,} Einträgen, davon urteilen {count_2:,} nur.</translation>
  </message>
  <message>
   <source>The first {count:,} answers, each judged by models that did not see it; {checks:,} were random checks.</source>
   <translation>Die ersten {count:,} Antworten, jede beurteilt von Modellen, die sie nicht sahen; {checks:,} waren Zufallsprüfungen.</translation>
  </message>
  <message>
   <source>The others were chosen by the model and are harder than the pool, so accuracy is likely higher there.</source>
   <translation>Die anderen hat das Modell gewählt, und sie sind schwerer als der Pool; dort ist die Genauigkeit wohl höher.</translation>
  </message>
  <message>
   <source>So few answers show little beyond {count:,} labels; the ranges are wide.</source>
   <translation>So wenige Antworten zeigen über {count:,} Labels hinaus wenig; die Bereiche sind weit.</translation>
  </message>
  <message>
   <source>Left out: {doubles:,} with a text or id that stood before.</source>
   <translation>Ausgelassen: {doubles:,} mit einem Text oder einer ID von weiter oben.</translation>
  </message>
  <message>
   <source>Only {count} rows have an answer; a replay needs at least {fewest}.</source>
   <translation>Nur {count} Zeilen haben eine Antwort; eine Wiederholung braucht mindestens {fewest}.</translation>
  </message>
  <message>
   <source>All rows have the same answer, so there is nothing to learn.</source>
   <translation>Alle Zeilen haben dieselbe Antwort, also gibt es nichts zu lernen.</translation>
  </message>
  <message>
   <source>This project has {count} answers; the check needs at least {fewest}.</source>
   <translation>Dieses Projekt hat {count} Antworten; die Prüfung braucht mindestens {fewest}.</translation>
  </message>
  <message>
   <source>So few cannot show whether active learning pays.</source>
   <translation>So wenige können nicht zeigen, ob aktives Lernen sich lohnt.</translation>
  </message>
  <message>
   <source>Label some more, then check again.</source>
   <translation>Annotieren Sie noch einige, und prüfen Sie dann wieder.</translation>
  </message>
  <message>
   <source>All items have the same answer so far, so there is nothing to learn.</source>
   <translation>Bisher haben alle Einträge dieselbe Antwort, also gibt es nichts zu lernen.</translation>
  </message>
  <message>
   <source>All {rows:,} rows.</source>
   <translation>Alle {rows:,} Zeilen.</translation>
  </message>
  <message>
   <source>Choose the column that holds the answers (in the terminal: --label-column).</source>
   <translation>Wählen Sie die Spalte mit den Antworten (im Terminal: --label-column).</translation>
  </message>
  <message>
   <source>Accuracy on items that were never asked; bands: lowest and highest of {seeds} replays</source>
   <translation>Genauigkeit bei Einträgen, nach denen nie gefragt wurde; Bänder: kleinster und größter Wert von {seeds} Wiederholungen</translation>
  </message>
  <message>
   <source>{strategy_words}, {area:.1f} % on average</source>
   <translation>{strategy_words}, im Mittel {area:.1f} %</translation>
  </message>
  <message>
   <source>labels given</source>
   <translation>vergebene Labels</translation>
  </message>
  <message>
   <source>“{name}” is no name of a picture.</source>
   <translation>„{name}“ ist kein Name eines Bildes.</translation>
  </message>
  <message>
   <source>Nothing was drawn.</source>
   <translation>Nichts wurde gezeichnet.</translation>
  </message>
  <message>
   <source>End it with .svg or .png.</source>
   <translation>Lassen Sie ihn auf .svg oder .png enden.</translation>
  </message>
  <message>
   <source>There are no curves to draw.</source>
   <translation>Es gibt keine Kurven zu zeichnen.</translation>
  </message>
  <message>
   <source>Nothing was replayed.</source>
   <translation>Nichts wurde wiederholt.</translation>
  </message>
  <message>
   <source>Check whether active learning pays</source>
   <translation>Prüfen, ob aktives Lernen sich lohnt</translation>
  </message>
  <message>
   <source>Active learning should pay here.</source>
   <translation>Aktives Lernen dürfte sich hier lohnen.</translation>
  </message>
  <message>
   <source>Active learning brings no gain here: random order is as good.</source>
   <translation>Aktives Lernen bringt hier keinen Gewinn: zufällige Reihenfolge ist ebenso gut.</translation>
  </message>
  <message>
   <source>Whether active learning pays here cannot be told from these answers.</source>
   <translation>Ob aktives Lernen sich hier lohnt, lässt sich aus diesen Antworten nicht sagen.</translation>
  </message>
  <message>
   <source>There are too few items for active learning to save time.</source>
   <translation>Es sind zu wenige Einträge, als dass aktives Lernen Zeit sparen könnte.</translation>
  </message>
  <message>
   <source>The items are all alike: no order of asking can help.</source>
   <translation>Die Einträge gleichen sich alle: keine Reihenfolge kann helfen.</translation>
  </message>
  <message>
   <source>The labels cannot be told apart by these texts.</source>
   <translation>Die Labels lassen sich an diesen Texten nicht unterscheiden.</translation>
  </message>
  <message>
   <source>Too many answers contradict each other for active learning to pay.</source>
   <translation>Zu viele Antworten widersprechen sich, als dass aktives Lernen sich lohnen könnte.</translation>
  </message>
  <message>
   <source>One label is rare: find them all rather than train for every label.</source>
   <translation>Ein Label ist selten: finden Sie besser alle davon, statt für jedes Label zu trainieren.</translation>
  </message>
  <message>
   <source>Many answers contradict each other; agree on the guideline before many are given.</source>
   <translation>Viele Antworten widersprechen sich; einigen Sie sich auf den Leitfaden, bevor viele gegeben werden.</translation>
  </message>
  <message>
   <source>One label is rare; a model of few answers will seldom suggest it.</source>
   <translation>Ein Label ist selten; ein Modell aus wenigen Antworten wird es kaum vorschlagen.</translation>
  </message>
  <message>
   <source>There are few items as well.</source>
   <translation>Es sind auch wenige Einträge.</translation>
  </message>
  <message>
   <source>The items are alike as well.</source>
   <translation>Die Einträge gleichen sich auch.</translation>
  </message>
  <message>
   <source>The labels cannot be told apart either.</source>
   <translation>Auch die Labels lassen sich nicht unterscheiden.</translation>
  </message>
  <message>
   <source>{percent} ({low:.0f} to {high:.0f} %)</source>
   <translation>{percent} ({low:.0f} bis {high:.0f} %)</translation>
  </message>
  <message>
   <source>{middle} ({low} to {high})</source>
   <translation>{middle} ({low} bis {high})</translation>
  </message>
  <message>
   <source>{n} minute</source>
   <translation>{n} Minute</translation>
  </message>
  <message>
   <source>{n} minutes</source>
   <translation>{n} Minuten</translation>
  </message>
  <message>
   <source>If it goes on like this, a model of {horizon:,} labels in random order is right in {shown}.</source>
   <translation>Geht es so weiter, liegt ein Modell aus {horizon:,} Labels in zufälliger Reihenfolge bei {shown} richtig.</translation>
  </message>
  <message>
   <source>{points} (one pair, no range)</source>
   <translation>{points} (ein Paar, kein Bereich)</translation>
  </message>
  <message>
   <source>{hours:.1f} hours</source>
   <translation>{hours:.1f} Stunden</translation>
  </message>
  <message>
   <source>There are {items:,} items: to label them all takes about {needed} at {seconds:g} seconds each.</source>
   <translation>Es sind {items:,} Einträge: alle zu annotieren dauert etwa {needed} bei je {seconds:g} Sekunden.</translation>
  </message>
  <message>
   <source>Of {looked_at:,} items looked at, {distinct:,} differ in what the model sees of them; two drawn at random agree in {percent} of it.</source>
   <translation>Von {looked_at:,} angesehenen Einträgen sind {distinct:,} in dem verschieden, was das Modell von ihnen sieht; zwei zufällige stimmen darin zu {percent} überein.</translation>
  </message>
  <message>
   <source>A model of all answers is right in {share_words} of {n:,} items; guessing with the same shares would be right in {percent}.</source>
   <translation>Ein Modell aus allen Antworten liegt bei {share_words} von {n:,} Einträgen richtig; Raten mit denselben Anteilen läge bei {percent} richtig.</translation>
  </message>
  <message>
   <source>{low:.0f} to {high:.0f} %</source>
   <translation>{low:.0f} bis {high:.0f} %</translation>
  </message>
  <message>
   <source>{share_words} of the answers look like those of another label: they are wrong, or the text does not say what decides.</source>
   <translation>{share_words} der Antworten sehen aus wie die eines anderen Labels: sie sind falsch, oder der Text sagt nicht, was entscheidet.</translation>
  </message>
  <message>
   <source>“{name}” has {share_words} of the answers. “Find them all” brings its likely items first (one of them is ranked above another item in {percent} of pairs).</source>
   <translation>„{name}“ haben {share_words} der Antworten. „Alle finden“ bringt die wahrscheinlichen Einträge zuerst (in {percent} der Paare steht einer davon vor einem anderen Eintrag).</translation>
  </message>
  <message>
   <source>From {start:,} to {budget:,} labels “{strategy_words}” is on average {span_words} points more accurate than random order (95 % range over {seeds} pairs of replays).</source>
   <translation>Von {start:,} bis {budget:,} Labels ist „{strategy_words}“ im Mittel {span_words} Punkte genauer als zufällige Reihenfolge (95-%-Bereich über {seeds} Paare von Wiederholungen).</translation>
  </message>
  <message>
   <source>A model of all answers is right in {share_words}.</source>
   <translation>Ein Modell aus allen Antworten liegt bei {share_words} richtig.</translation>
  </message>
  <message>
   <source>At {seconds:g} seconds a label that saves about {middle} on the way to {goal} ({low} to {high}).</source>
   <translation>Bei {seconds:g} Sekunden je Label spart das etwa {middle} auf dem Weg zu {goal} ({low} bis {high}).</translation>
  </message>
  <message>
   <source>What {horizon:,} labels would bring cannot be told from {answers:,}.</source>
   <translation>Was {horizon:,} Labels brächten, lässt sich aus {answers:,} nicht sagen.</translation>
  </message>
  <message>
   <source>{n:,} texts have a near-identical one: their answers differ as if {shown} were wrong.</source>
   <translation>{n:,} Texte haben einen fast gleichen: ihre Antworten weichen ab, als wären {shown} falsch.</translation>
  </message>
  <message>
   <source>{percent} of that ({goal}) takes {labels_words} labels; in random order {labels_words_2}.</source>
   <translation>{percent} davon ({goal}) brauchen {labels_words} Labels; in zufälliger Reihenfolge {labels_words_2}.</translation>
  </message>
  <message>
   <source>{n} {noun} that the model calls {name} comes next.</source>
   <translation>{n} {noun} mit {name} nach Meinung des Modells kommt als Nächstes.</translation>
  </message>
  <message>
   <source>{n} {noun} that the model calls {name} come next.</source>
   <translation>{n} {noun} mit {name} nach Meinung des Modells kommen als Nächstes.</translation>
  </message>
  <message>
   <source>The model says {name} of no open {noun}. Keywords may find some (Ctrl+K, keywords).</source>
   <translation>Das Modell nennt {name} für keinen offenen Eintrag ({noun}). Stichwörter finden vielleicht welche (Strg+K, Stichwörter).</translation>
  </message>
  <message>
   <source>The letter {letter} is kept for a command. Free letters: {free_letters}.</source>
   <translation>Der Buchstabe {letter} ist einem Befehl vorbehalten. Freie Buchstaben: {free_letters}.</translation>
  </message>
  <message>
   <source>“{letter}” cannot be a label key. Free letters: {free_letters}.</source>
   <translation>„{letter}“ kann keine Labeltaste sein. Freie Buchstaben: {free_letters}.</translation>
  </message>
  <message>
   <source>The letter {letter} belongs to “{name}” already.</source>
   <translation>Der Buchstabe {letter} gehört schon zu „{name}“.</translation>
  </message>
  <message>
   <source>The example has no text.</source>
   <translation>Das Beispiel hat keinen Text.</translation>
  </message>
  <message>
   <source>Nothing was added.</source>
   <translation>Nichts wurde hinzugefügt.</translation>
  </message>
  <message>
   <source>Type or paste the passage.</source>
   <translation>Tippen Sie die Stelle, oder fügen Sie sie ein.</translation>
  </message>
  <message>
   <source>This example is there already.</source>
   <translation>Dieses Beispiel gibt es schon.</translation>
  </message>
  <message>
   <source>Choose another passage.</source>
   <translation>Wählen Sie eine andere Stelle.</translation>
  </message>
  <message>
   <source>There is no such example.</source>
   <translation>Dieses Beispiel gibt es nicht.</translation>
  </message>
  <message>
   <source>Nothing was removed.</source>
   <translation>Nichts wurde entfernt.</translation>
  </message>
  <message>
   <source>version {number} restored</source>
   <translation>Fassung {number} zurückgeholt</translation>
  </message>
  <message>
   <source>This label is not in the guideline.</source>
   <translation>Dieses Label steht nicht im Leitfaden.</translation>
  </message>
  <message>
   <source>Nothing was changed.</source>
   <translation>Nichts wurde geändert.</translation>
  </message>
  <message>
   <source>There are {colours} colours and {shapes} shapes.</source>
   <translation>Es gibt {colours} Farben und {shapes} Formen.</translation>
  </message>
  <message>
   <source>A label needs a name.</source>
   <translation>Ein Label braucht einen Namen.</translation>
  </message>
  <message>
   <source>Type a name.</source>
   <translation>Geben Sie einen Namen ein.</translation>
  </message>
  <message>
   <source>The name is longer than {too_long} characters.</source>
   <translation>Der Name ist länger als {too_long} Zeichen.</translation>
  </message>
  <message>
   <source>Use the hint.</source>
   <translation>Verwenden Sie den Hinweis.</translation>
  </message>
  <message>
   <source>The guideline was not changed.</source>
   <translation>Der Leitfaden wurde nicht geändert.</translation>
  </message>
  <message>
   <source>Change this, then save again.</source>
   <translation>Ändern Sie dies, und speichern Sie dann noch einmal.</translation>
  </message>
  <message>
   <source>There is no version {number} of the guideline.</source>
   <translation>Es gibt keine Fassung {number} des Leitfadens.</translation>
  </message>
  <message>
   <source>The guideline was not changed; your answers are safe.</source>
   <translation>Der Leitfaden wurde nicht geändert; Ihre Antworten sind sicher.</translation>
  </message>
  <message>
   <source>“{name}”: colour changed</source>
   <translation>„{name}“: Farbe geändert</translation>
  </message>
  <message>
   <source>“{name}”: shape changed</source>
   <translation>„{name}“: Form geändert</translation>
  </message>
  <message>
   <source>“{name}”: colour and shape changed</source>
   <translation>„{name}“: Farbe und Form geändert</translation>
  </message>
  <message>
   <source>“{name}”: hint written</source>
   <translation>„{name}“: Hinweis geschrieben</translation>
  </message>
  <message>
   <source>“{name}”: hint changed</source>
   <translation>„{name}“: Hinweis geändert</translation>
  </message>
  <message>
   <source>“{name}”: hint removed</source>
   <translation>„{name}“: Hinweis entfernt</translation>
  </message>
  <message>
   <source>“{name}”: description written</source>
   <translation>„{name}“: Beschreibung geschrieben</translation>
  </message>
  <message>
   <source>“{name}”: description changed</source>
   <translation>„{name}“: Beschreibung geändert</translation>
  </message>
  <message>
   <source>“{name}”: description removed</source>
   <translation>„{name}“: Beschreibung entfernt</translation>
  </message>
  <message>
   <source>question is now “{question}”</source>
   <translation>die Frage lautet jetzt „{question}“</translation>
  </message>
  <message>
   <source>an item is now called “{noun}”</source>
   <translation>ein Eintrag heißt jetzt „{noun}“</translation>
  </message>
  <message>
   <source>“{name}” added</source>
   <translation>„{name}“ hinzugefügt</translation>
  </message>
  <message>
   <source>order changed</source>
   <translation>Reihenfolge geändert</translation>
  </message>
  <message>
   <source>“{name}” renamed to “{new_name}”</source>
   <translation>„{name}“ in „{new_name}“ umbenannt</translation>
  </message>
  <message>
   <source>“{name}” retired</source>
   <translation>„{name}“ stillgelegt</translation>
  </message>
  <message>
   <source>“{name}” brought back</source>
   <translation>„{name}“ zurückgeholt</translation>
  </message>
  <message>
   <source>{more} more</source>
   <translation>{more} weitere</translation>
  </message>
  <message>
   <source>introduction written</source>
   <translation>Einleitung geschrieben</translation>
  </message>
  <message>
   <source>introduction changed</source>
   <translation>Einleitung geändert</translation>
  </message>
  <message>
   <source>“{name}” has the letter {key}</source>
   <translation>„{name}“ hat den Buchstaben {key}</translation>
  </message>
  <message>
   <source>“{name}” has no letter</source>
   <translation>„{name}“ hat keinen Buchstaben</translation>
  </message>
  <message>
   <source>“{name}”: examples in another order</source>
   <translation>„{name}“: Beispiele in anderer Reihenfolge</translation>
  </message>
  <message>
   <source>“{name}”: one example added</source>
   <translation>„{name}“: ein Beispiel hinzugefügt</translation>
  </message>
  <message>
   <source>“{name}”: {n} examples added</source>
   <translation>„{name}“: {n} Beispiele hinzugefügt</translation>
  </message>
  <message>
   <source>“{name}”: one example removed</source>
   <translation>„{name}“: ein Beispiel entfernt</translation>
  </message>
  <message>
   <source>“{name}”: {n} examples removed</source>
   <translation>„{name}“: {n} Beispiele entfernt</translation>
  </message>
  <message>
   <source>Cells of the row</source>
   <translation>Zellen der Zeile</translation>
  </message>
  <message>
   <source>Groups, for bias checks</source>
   <translation>Gruppen, um Verzerrungen zu prüfen</translation>
  </message>
  <message>
   <source>Thread</source>
   <translation>Gesprächsfaden</translation>
  </message>
  <message>
   <source>Extra, shown beside the item</source>
   <translation>Beiwerk, neben dem Eintrag gezeigt</translation>
  </message>
  <message>
   <source>Left out</source>
   <translation>Ausgelassen</translation>
  </message>
  <message>
   <source>Choose “Text to label” above “{better}”.</source>
   <translation>Wählen Sie „Text zum Annotieren“ über „{better}“.</translation>
  </message>
  <message>
   <source>Choose a column.</source>
   <translation>Wählen Sie eine Spalte.</translation>
  </message>
  <message>
   <source>No column is the text to label.</source>
   <translation>Keine Spalte ist der Text zum Annotieren.</translation>
  </message>
  <message>
   <source>Nothing can be imported yet.</source>
   <translation>Noch lässt sich nichts importieren.</translation>
  </message>
  <message>
   <source>Use “{better}”.</source>
   <translation>Verwenden Sie „{better}“.</translation>
  </message>
  <message>
   <source>Choose another column.</source>
   <translation>Wählen Sie eine andere Spalte.</translation>
  </message>
  <message>
   <source>Column “{text}” holds numbers only, so it cannot be the text to label.</source>
   <translation>Die Spalte „{text}“ enthält nur Zahlen, also kann sie nicht der Text zum Annotieren sein.</translation>
  </message>
  <message>
   <source>“{name}” has no column “{name_2}”.</source>
   <translation>„{name}“ hat keine Spalte „{name_2}“.</translation>
  </message>
  <message>
   <source>Its columns: {known}.</source>
   <translation>Ihre Spalten: {known}.</translation>
  </message>
  <message>
   <source>The figures could not be counted. Your answers are safe.</source>
   <translation>Die Zahlen ließen sich nicht ermitteln. Ihre Antworten sind sicher.</translation>
  </message>
  <message>
   <source>The keys are as they were.</source>
   <translation>Die Schlüssel sind, wie sie waren.</translation>
  </message>
  <message>
   <source>Backups and copies made before still open with it.</source>
   <translation>Frühere Sicherungen und Kopien lassen sich weiterhin damit öffnen.</translation>
  </message>
  <message>
   <source>password</source>
   <translation>Passwort</translation>
  </message>
  <message>
   <source>password of the lead</source>
   <translation>Passwort der Leitung</translation>
  </message>
  <message>
   <source>recovery key</source>
   <translation>Wiederherstellungsschlüssel</translation>
  </message>
  <message>
   <source>Compare every group with the sheet.</source>
   <translation>Vergleichen Sie jede Gruppe mit dem Blatt.</translation>
  </message>
  <message>
   <source>Nothing was opened or changed.</source>
   <translation>Nichts wurde geöffnet oder geändert.</translation>
  </message>
  <message>
   <source>A password has {shortest} to {longest} characters; this one has {count}.</source>
   <translation>Ein Passwort hat {shortest} bis {longest} Zeichen; dieses hat {count}.</translation>
  </message>
  <message>
   <source>Four or five words that do not belong together are easy to keep in mind.</source>
   <translation>Vier oder fünf Wörter, die nicht zusammengehören, lassen sich leicht merken.</translation>
  </message>
  <message>
   <source>Too short: {shortest} characters at least</source>
   <translation>Zu kurz: mindestens {shortest} Zeichen</translation>
  </message>
  <message>
   <source>Weak: make it longer</source>
   <translation>Schwach: länger machen</translation>
  </message>
  <message>
   <source>Strong</source>
   <translation>Stark</translation>
  </message>
  <message>
   <source>Fair: longer is better</source>
   <translation>Mäßig: länger ist besser</translation>
  </message>
  <message>
   <source>Try again, with its key file if it has one, or type the recovery key from its sheet.</source>
   <translation>Versuchen Sie es noch einmal, mit der Schlüsseldatei, falls es eine gibt, oder geben Sie den Wiederherstellungsschlüssel vom Blatt ein.</translation>
  </message>
  <message>
   <source>The password does not open this project.</source>
   <translation>Das Passwort öffnet dieses Projekt nicht.</translation>
  </message>
  <message>
   <source> and key file</source>
   <translation> und Schlüsseldatei</translation>
  </message>
  <message>
   <source>Check the key file too, or type the recovery key from its sheet.</source>
   <translation>Prüfen Sie auch die Schlüsseldatei, oder geben Sie den Wiederherstellungsschlüssel vom Blatt ein.</translation>
  </message>
  <message>
   <source>Look at Caps Lock and the keyboard's language, or type the recovery key from its sheet.</source>
   <translation>Achten Sie auf die Feststelltaste und die Sprache der Tastatur, oder geben Sie den Wiederherstellungsschlüssel vom Blatt ein.</translation>
  </message>
  <message>
   <source>{count} {noun_plural} like it come next.</source>
   <translation>{count} ähnliche {noun_plural} kommen als Nächstes.</translation>
  </message>
  <message>
   <source>Looking for keywords</source>
   <translation>Stichwörter werden gesucht</translation>
  </message>
  <message>
   <source>Looking for similar items</source>
   <translation>Ähnliche Einträge werden gesucht</translation>
  </message>
  <message>
   <source>Looking for similar items.</source>
   <translation>Ähnliche Einträge werden gesucht.</translation>
  </message>
  <message>
   <source>No open {noun} shares a word with it.</source>
   <translation>Nichts Offenes ({noun}) hat ein Wort damit gemeinsam.</translation>
  </message>
  <message>
   <source>1 {noun} like it comes next.</source>
   <translation>1 ähnlicher Eintrag ({noun}) kommt als Nächstes.</translation>
  </message>
  <message>
   <source>Keywords find texts only.</source>
   <translation>Stichwörter finden nur Texte.</translation>
  </message>
  <message>
   <source>Nothing was put in front.</source>
   <translation>Nichts wurde vorgezogen.</translation>
  </message>
  <message>
   <source>Start without keywords.</source>
   <translation>Beginnen Sie ohne Stichwörter.</translation>
  </message>
  <message>
   <source>Looking for the words</source>
   <translation>Die Wörter werden gesucht</translation>
  </message>
  <message>
   <source>There is no label “{name}”.</source>
   <translation>Es gibt kein Label „{name}“.</translation>
  </message>
  <message>
   <source>Labels: {known}.</source>
   <translation>Labels: {known}.</translation>
  </message>
  <message>
   <source>No words were given for “{name}”.</source>
   <translation>Für „{name}“ wurden keine Wörter angegeben.</translation>
  </message>
  <message>
   <source>Write Label=word,word.</source>
   <translation>Schreiben Sie Label=Wort,Wort.</translation>
  </message>
  <message>
   <source>“{name}” is open elsewhere, or was not closed.</source>
   <translation>„{name}“ ist anderswo offen oder wurde nicht geschlossen.</translation>
  </message>
  <message>
   <source>A copy would lack the last answers; none was made.</source>
   <translation>Einer Kopie fehlten die letzten Antworten; es wurde keine gemacht.</translation>
  </message>
  <message>
   <source>Close it there, then try again.</source>
   <translation>Schließen Sie es dort, und versuchen Sie es dann noch einmal.</translation>
  </message>
  <message>
   <source>the copy</source>
   <translation>die Kopie</translation>
  </message>
  <message>
   <source>No copy was made; the project is as it was.</source>
   <translation>Es wurde keine Kopie gemacht; das Projekt ist, wie es war.</translation>
  </message>
  <message>
   <source>This is no plain file.</source>
   <translation>Dies ist keine gewöhnliche Datei.</translation>
  </message>
  <message>
   <source>The file is empty.</source>
   <translation>Die Datei ist leer.</translation>
  </message>
  <message>
   <source>The program that decodes files broke off at this one.</source>
   <translation>Das Programm, das Dateien dekodiert, ist an dieser abgebrochen.</translation>
  </message>
  <message>
   <source>The name leads out of the folder of the table.</source>
   <translation>Der Name führt aus dem Ordner der Tabelle hinaus.</translation>
  </message>
  <message>
   <source>The file could not be read: {strerror}.</source>
   <translation>Die Datei ließ sich nicht lesen: {strerror}.</translation>
  </message>
  <message>
   <source>The file cannot be decoded.</source>
   <translation>Die Datei lässt sich nicht dekodieren.</translation>
  </message>
  <message>
   <source>The file is not there.</source>
   <translation>Die Datei ist nicht da.</translation>
  </message>
  <message>
   <source>as imported</source>
   <translation>wie importiert</translation>
  </message>
  <message>
   <source>No files are outside of the project.</source>
   <translation>Keine Dateien liegen außerhalb des Projekts.</translation>
  </message>
  <message>
   <source>Checking files</source>
   <translation>Dateien werden geprüft</translation>
  </message>
  <message>
   <source>Looking for files in {name}</source>
   <translation>In {name} wird nach Dateien gesucht</translation>
  </message>
  <message>
   <source>Embedding files</source>
   <translation>Dateien werden eingebettet</translation>
  </message>
  <message>
   <source>with another content</source>
   <translation>mit anderem Inhalt</translation>
  </message>
  <message>
   <source>not where they were</source>
   <translation>nicht, wo sie waren</translation>
  </message>
  <message>
   <source>Skip it, or put a sound copy of the file in its place.</source>
   <translation>Überspringen Sie den Eintrag, oder legen Sie eine heile Kopie der Datei an ihre Stelle.</translation>
  </message>
  <message>
   <source>The file {short} could not be decoded.</source>
   <translation>Die Datei {short} ließ sich nicht dekodieren.</translation>
  </message>
  <message>
   <source>The file could not be decoded.</source>
   <translation>Die Datei ließ sich nicht dekodieren.</translation>
  </message>
  <message>
   <source>checking files</source>
   <translation>Dateien werden geprüft</translation>
  </message>
  <message>
   <source>comparing files</source>
   <translation>Dateien werden verglichen</translation>
  </message>
  <message>
   <source>embedding files</source>
   <translation>Dateien werden eingebettet</translation>
  </message>
  <message>
   <source>The disk is too full to embed the files ({parent}).</source>
   <translation>Der Datenträger ist zu voll, um die Dateien einzubetten ({parent}).</translation>
  </message>
  <message>
   <source>They stay where they are.</source>
   <translation>Sie bleiben, wo sie sind.</translation>
  </message>
  <message>
   <source>None of the {count:,} files is in “{name}” as it was.</source>
   <translation>Keine der {count:,} Dateien liegt in „{name}“, wie sie war.</translation>
  </message>
  <message>
   <source>{changed:,} have another content, {missing:,} are not there. Nothing was changed.</source>
   <translation>{changed:,} haben einen anderen Inhalt, {missing:,} sind nicht da. Nichts wurde geändert.</translation>
  </message>
  <message>
   <source>A training needs about {needed:.1f} GB of memory, and {free:.1f} GB are free.</source>
   <translation>Ein Training braucht etwa {needed:.1f} GB Arbeitsspeicher, frei sind {free:.1f} GB.</translation>
  </message>
  <message>
   <source>Nothing was changed; the model that is there goes on.</source>
   <translation>Nichts wurde geändert; das vorhandene Modell arbeitet weiter.</translation>
  </message>
  <message>
   <source>Close other programs, then train again.</source>
   <translation>Schließen Sie andere Programme, und trainieren Sie dann noch einmal.</translation>
  </message>
  <message>
   <source>{share:.0f} % ({right} of {checks} random checks), 95 % range {low:.0f} to {high:.0f} %</source>
   <translation>{share:.0f} % ({right} von {checks} Zufallsprüfungen), 95-%-Bereich {low:.0f} bis {high:.0f} %</translation>
  </message>
  <message>
   <source>{checks} random checks; an estimate starts at {least}</source>
   <translation>{checks} Zufallsprüfungen; eine Schätzung beginnt bei {least}</translation>
  </message>
  <message>
   <source>Exporting model {version}</source>
   <translation>Modell {version} wird exportiert</translation>
  </message>
  <message>
   <source>A model</source>
   <translation>Ein Modell</translation>
  </message>
  <message>
   <source>Counting terms</source>
   <translation>Begriffe werden gezählt</translation>
  </message>
  <message>
   <source>The model was not exported.</source>
   <translation>Das Modell wurde nicht exportiert.</translation>
  </message>
  <message>
   <source>Export the model again, or ask for the file anew.</source>
   <translation>Exportieren Sie das Modell noch einmal, oder fordern Sie die Datei neu an.</translation>
  </message>
  <message>
   <source>It was not used.</source>
   <translation>Sie wurde nicht verwendet.</translation>
  </message>
  <message>
   <source>does not hold the parts of a model file</source>
   <translation>enthält nicht die Teile einer Modelldatei</translation>
  </message>
  <message>
   <source>is packed in a way that is not read here</source>
   <translation>ist auf eine Weise gepackt, die hier nicht gelesen wird</translation>
  </message>
  <message>
   <source>holds a part of {file_size:,.0f} MB, more than a model has</source>
   <translation>enthält einen Teil von {file_size:,.0f} MB, mehr als ein Modell hat</translation>
  </message>
  <message>
   <source>holds a part that is packed more tightly than a model can be</source>
   <translation>enthält einen Teil, der dichter gepackt ist, als ein Modell es sein kann</translation>
  </message>
  <message>
   <source>is damaged</source>
   <translation>ist beschädigt</translation>
  </message>
  <message>
   <source>is no model file</source>
   <translation>ist keine Modelldatei</translation>
  </message>
  <message>
   <source>“{name}” is of a newer version of the program.</source>
   <translation>„{name}“ stammt aus einer neueren Version des Programms.</translation>
  </message>
  <message>
   <source>Update alapp.</source>
   <translation>Aktualisieren Sie alapp.</translation>
  </message>
  <message>
   <source>holds coefficients that do not fit its labels or features</source>
   <translation>enthält Koeffizienten, die nicht zu seinen Labels oder Merkmalen passen</translation>
  </message>
  <message>
   <source>needs features ({extractor}) that this program does not have</source>
   <translation>braucht Merkmale ({extractor}), die dieses Programm nicht hat</translation>
  </message>
  <message>
   <source>is no model file, or damaged</source>
   <translation>ist keine Modelldatei oder beschädigt</translation>
  </message>
  <message>
   <source>says nothing readable of itself</source>
   <translation>sagt nichts Lesbares über sich</translation>
  </message>
  <message>
   <source>holds features that cannot be used with this version of the program</source>
   <translation>enthält Merkmale, die sich mit dieser Version des Programms nicht verwenden lassen</translation>
  </message>
  <message>
   <source>Nothing was predicted.</source>
   <translation>Nichts wurde vorhergesagt.</translation>
  </message>
  <message>
   <source>Only its figures are kept.</source>
   <translation>Nur seine Zahlen sind erhalten.</translation>
  </message>
  <message>
   <source>The coefficients of model {version} are gone.</source>
   <translation>Die Koeffizienten von Modell {version} sind fort.</translation>
  </message>
  <message>
   <source>Choose a newer model.</source>
   <translation>Wählen Sie ein neueres Modell.</translation>
  </message>
  <message>
   <source>Model {version} reads texts with a sentence model of your own, which is not part of the project.</source>
   <translation>Modell {version} liest Texte mit einem eigenen Satzmodell, das nicht zum Projekt gehört.</translation>
  </message>
  <message>
   <source>It works here until the next training, but it can be neither restored nor exported.</source>
   <translation>Hier arbeitet es bis zum nächsten Training, aber es lässt sich weder zurückholen noch exportieren.</translation>
  </message>
  <message>
   <source>Train once with no sentence model of your own in the settings, and use the model that comes of it.</source>
   <translation>Trainieren Sie einmal ohne eigenes Satzmodell in den Einstellungen, und verwenden Sie das Modell, das dabei entsteht.</translation>
  </message>
  <message>
   <source>The features of model {version} are gone.</source>
   <translation>Die Merkmale von Modell {version} sind fort.</translation>
  </message>
  <message>
   <source>Model {version} knows none of the labels of today.</source>
   <translation>Modell {version} kennt keines der heutigen Labels.</translation>
  </message>
  <message>
   <source>It was not restored.</source>
   <translation>Es wurde nicht zurückgeholt.</translation>
  </message>
  <message>
   <source>Train anew.</source>
   <translation>Trainieren Sie neu.</translation>
  </message>
  <message>
   <source>Restoring model {version}</source>
   <translation>Modell {version} wird zurückgeholt</translation>
  </message>
  <message>
   <source>A model cannot be compared with itself.</source>
   <translation>Ein Modell lässt sich nicht mit sich selbst vergleichen.</translation>
  </message>
  <message>
   <source>Open it for work first.</source>
   <translation>Öffnen Sie es zuerst zur Arbeit.</translation>
  </message>
  <message>
   <source>counts now</source>
   <translation>gilt jetzt</translation>
  </message>
  <message>
   <source>frozen</source>
   <translation>eingefroren</translation>
  </message>
  <message>
   <source>Name two models.</source>
   <translation>Nennen Sie zwei Modelle.</translation>
  </message>
  <message>
   <source>only its figures are kept</source>
   <translation>nur seine Zahlen sind erhalten</translation>
  </message>
  <message>
   <source>The label “{name}” is not in the guideline.</source>
   <translation>Das Label „{name}“ steht nicht im Leitfaden.</translation>
  </message>
  <message>
   <source>The span from {start} to {end} lies outside of the text of {count} characters.</source>
   <translation>Die Textstelle von {start} bis {end} liegt außerhalb des Textes von {count} Zeichen.</translation>
  </message>
  <message>
   <source>The span from {start} to {end} holds other words than the file says.</source>
   <translation>Die Textstelle von {start} bis {end} enthält andere Wörter, als die Datei sagt.</translation>
  </message>
  <message>
   <source>A box has no area, or lies far outside of any picture.</source>
   <translation>Ein Rahmen hat keine Fläche oder liegt weit außerhalb jedes Bildes.</translation>
  </message>
  <message>
   <source>The segment from {start} to {end} microseconds has no length.</source>
   <translation>Der Abschnitt von {start} bis {end} Mikrosekunden hat keine Länge.</translation>
  </message>
  <message>
   <source>A region of “{name}” is no {kind}.</source>
   <translation>Ein Bereich von „{name}“ ist von anderer Art ({kind} erwartet).</translation>
  </message>
  <message>
   <source>Which label fits?</source>
   <translation>Welches Label passt?</translation>
  </message>
  <message>
   <source>Which labels fit?</source>
   <translation>Welche Labels passen?</translation>
  </message>
  <message>
   <source>Which words are which?</source>
   <translation>Welche Wörter sind was?</translation>
  </message>
  <message>
   <source>What is where in the picture?</source>
   <translation>Was ist wo im Bild?</translation>
  </message>
  <message>
   <source>What is heard or seen when?</source>
   <translation>Was ist wann zu hören oder zu sehen?</translation>
  </message>
  <message>
   <source>New project</source>
   <translation>Neues Projekt</translation>
  </message>
  <message>
   <source>The project has no name.</source>
   <translation>Das Projekt hat keinen Namen.</translation>
  </message>
  <message>
   <source>The name of the file is too long.</source>
   <translation>Der Name der Datei ist zu lang.</translation>
  </message>
  <message>
   <source>The project was not made.</source>
   <translation>Das Projekt wurde nicht angelegt.</translation>
  </message>
  <message>
   <source>The path is too long.</source>
   <translation>Der Pfad ist zu lang.</translation>
  </message>
  <message>
   <source>Choose a folder higher up.</source>
   <translation>Wählen Sie einen Ordner weiter oben.</translation>
  </message>
  <message>
   <source>Nothing was overwritten.</source>
   <translation>Nichts wurde überschrieben.</translation>
  </message>
  <message>
   <source>The folder “{folder}” is not there.</source>
   <translation>Den Ordner „{folder}“ gibt es nicht.</translation>
  </message>
  <message>
   <source>The folder “{folder}” is read-only.</source>
   <translation>Der Ordner „{folder}“ ist schreibgeschützt.</translation>
  </message>
  <message>
   <source>Change the labels in step 3.</source>
   <translation>Ändern Sie die Labels in Schritt 3.</translation>
  </message>
  <message>
   <source>The project was not opened.</source>
   <translation>Das Projekt wurde nicht geöffnet.</translation>
  </message>
  <message>
   <source>The keys of this command stay as they are.</source>
   <translation>Die Tasten dieses Befehls bleiben, wie sie sind.</translation>
  </message>
  <message>
   <source>{key} is the key of “{command}”.</source>
   <translation>{key} ist die Taste von „{command}“.</translation>
  </message>
  <message>
   <source>Digits are kept for labels and pages.</source>
   <translation>Ziffern sind für Labels und Seiten vorbehalten.</translation>
  </message>
  <message>
   <source>The letter {key} is kept for labels.</source>
   <translation>Der Buchstabe {key} ist für Labels vorbehalten.</translation>
  </message>
  <message>
   <source>{key} is kept for moving and editing.</source>
   <translation>{key} ist für Bewegen und Bearbeiten vorbehalten.</translation>
  </message>
  <message>
   <source>Several people work in this project.</source>
   <translation>An diesem Projekt arbeiten mehrere Personen.</translation>
  </message>
  <message>
   <source>It was not opened.</source>
   <translation>Es wurde nicht geöffnet.</translation>
  </message>
  <message>
   <source>Open it again and choose who you are.</source>
   <translation>Öffnen Sie es noch einmal, und wählen Sie, wer Sie sind.</translation>
  </message>
  <message>
   <source>“{code}” cannot be the code of a person.</source>
   <translation>„{code}“ kann nicht das Kürzel einer Person sein.</translation>
  </message>
  <message>
   <source>This password opens the project for “{bound}” only.</source>
   <translation>Dieses Passwort öffnet das Projekt nur für „{bound}“.</translation>
  </message>
  <message>
   <source>Work as “{bound}”, or use your own password.</source>
   <translation>Arbeiten Sie als „{bound}“, oder verwenden Sie Ihr eigenes Passwort.</translation>
  </message>
  <message>
   <source>Nobody was added.</source>
   <translation>Niemand wurde hinzugefügt.</translation>
  </message>
  <message>
   <source>A code has 1 to {longest} characters, such as B2.</source>
   <translation>Ein Kürzel hat 1 bis {longest} Zeichen, etwa B2.</translation>
  </message>
  <message>
   <source>“{code}” works here already.</source>
   <translation>„{code}“ arbeitet hier schon.</translation>
  </message>
  <message>
   <source>Choose another code.</source>
   <translation>Wählen Sie ein anderes Kürzel.</translation>
  </message>
  <message>
   <source>Nobody here has the code “{code}”.</source>
   <translation>Niemand hat hier das Kürzel „{code}“.</translation>
  </message>
  <message>
   <source>Known: {names}.</source>
   <translation>Bekannt: {names}.</translation>
  </message>
  <message>
   <source>“{code}” is the only lead.</source>
   <translation>„{code}“ ist die einzige Leitung.</translation>
  </message>
  <message>
   <source>Make somebody else a lead first.</source>
   <translation>Machen Sie zuerst eine andere Person zur Leitung.</translation>
  </message>
  <message>
   <source>Nobody changes the own role.</source>
   <translation>Niemand ändert die eigene Rolle.</translation>
  </message>
  <message>
   <source>Ask another lead to do it.</source>
   <translation>Bitten Sie eine andere Leitung darum.</translation>
  </message>
  <message>
   <source>Nobody was changed.</source>
   <translation>Niemand wurde geändert.</translation>
  </message>
  <message>
   <source>{what} Until an administrator mends it, all that a policy can forbid is forbidden.</source>
   <translation>{what} Bis die Verwaltung das behebt, ist alles verboten, was eine Richtlinie verbieten kann.</translation>
  </message>
  <message>
   <source>You may change {name} yourself: it binds nobody until only administrators can.</source>
   <translation>Sie können {name} selbst ändern: die Datei bindet niemanden, bis nur die Verwaltung das kann.</translation>
  </message>
  <message>
   <source>This project is not encrypted, as your administrator wants it: Data, Safety encrypts it.</source>
   <translation>Dieses Projekt ist nicht verschlüsselt, wie Ihre Verwaltung es will: Daten, Sicherheit verschlüsselt es.</translation>
  </message>
  <message>
   <source>Ask {contact}.</source>
   <translation>Fragen Sie {contact}.</translation>
  </message>
  <message>
   <source>Ask your administrator.</source>
   <translation>Fragen Sie Ihre Verwaltung.</translation>
  </message>
  <message>
   <source>A rule of your administrator says so.</source>
   <translation>Eine Regel Ihrer Verwaltung besagt das.</translation>
  </message>
  <message>
   <source>Set by your administrator.</source>
   <translation>Von Ihrer Verwaltung festgelegt.</translation>
  </message>
  <message>
   <source>Your administrator allows {n} minutes at most.</source>
   <translation>Ihre Verwaltung erlaubt höchstens {n} Minuten.</translation>
  </message>
  <message>
   <source>New projects are encrypted, and encryption is not taken off.</source>
   <translation>Neue Projekte werden verschlüsselt, und Verschlüsselung wird nicht aufgehoben.</translation>
  </message>
  <message>
   <source>Labeled sets leave as encrypted archives only.</source>
   <translation>Annotierte Daten verlassen den Rechner nur als verschlüsselte Archive.</translation>
  </message>
  <message>
   <source>Nothing is imported from removable media.</source>
   <translation>Von Wechseldatenträgern wird nichts importiert.</translation>
  </message>
  <message>
   <source>The screen locks after {n} minutes at the latest.</source>
   <translation>Der Bildschirm wird nach spätestens {n} Minuten gesperrt.</translation>
  </message>
  <message>
   <source>Backups go to {folder}.</source>
   <translation>Sicherungen kommen nach {folder}.</translation>
  </message>
  <message>
   <source>no such setting: {names}</source>
   <translation>keine solche Einstellung: {names}</translation>
  </message>
  <message>
   <source>New projects are encrypted on this machine.</source>
   <translation>Neue Projekte werden auf diesem Rechner verschlüsselt.</translation>
  </message>
  <message>
   <source>Give the project a password.</source>
   <translation>Geben Sie dem Projekt ein Passwort.</translation>
  </message>
  <message>
   <source>Encryption is not taken off on this machine.</source>
   <translation>Verschlüsselung wird auf diesem Rechner nicht aufgehoben.</translation>
  </message>
  <message>
   <source>Keep the password, or change it.</source>
   <translation>Behalten Sie das Passwort, oder ändern Sie es.</translation>
  </message>
  <message>
   <source>Labeled sets leave this machine encrypted only.</source>
   <translation>Annotierte Daten verlassen diesen Rechner nur verschlüsselt.</translation>
  </message>
  <message>
   <source>Give the export a password.</source>
   <translation>Geben Sie dem Export ein Passwort.</translation>
  </message>
  <message>
   <source>{what}: files with content leave this machine encrypted only.</source>
   <translation>{what}: Dateien mit Inhalt verlassen diesen Rechner nur verschlüsselt.</translation>
  </message>
  <message>
   <source>Export the labeled set with a password instead.</source>
   <translation>Exportieren Sie stattdessen die gelabelten Daten mit einem Passwort.</translation>
  </message>
  <message>
   <source>Nothing is imported from removable media on this machine.</source>
   <translation>Auf diesem Rechner wird von Wechseldatenträgern nichts importiert.</translation>
  </message>
  <message>
   <source>Copy the file to a fixed drive first.</source>
   <translation>Kopieren Sie die Datei zuerst auf ein festes Laufwerk.</translation>
  </message>
  <message>
   <source>Your administrator sets “{key}” on this machine.</source>
   <translation>Ihre Verwaltung legt „{key}“ auf diesem Rechner fest.</translation>
  </message>
  <message>
   <source>It stays as it was.</source>
   <translation>Es bleibt, wie es war.</translation>
  </message>
  <message>
   <source>It cannot be read: {reason}.</source>
   <translation>Sie lässt sich nicht lesen: {reason}.</translation>
  </message>
  <message>
   <source>It is no policy: {reason}.</source>
   <translation>Es ist keine Richtlinie: {reason}.</translation>
  </message>
  <message>
   <source>“{name}” is neither CSV nor JSON lines.</source>
   <translation>„{name}“ ist weder CSV noch JSON-Zeilen.</translation>
  </message>
  <message>
   <source>Name it .csv.</source>
   <translation>Nennen Sie sie .csv.</translation>
  </message>
  <message>
   <source>Checking the promises</source>
   <translation>Die Zusagen werden geprüft</translation>
  </message>
  <message>
   <source>Held</source>
   <translation>Gehalten</translation>
  </message>
  <message>
   <source>Not held</source>
   <translation>Nicht gehalten</translation>
  </message>
  <message>
   <source>For you to decide</source>
   <translation>Von Ihnen zu entscheiden</translation>
  </message>
  <message>
   <source>Not available here</source>
   <translation>Hier nicht verfügbar</translation>
  </message>
  <message>
   <source>This statement is not signed: a key on this machine would only show that it was made on this machine. Keep it, or the SHA-256 in its last line, where nobody here can change it. Whoever changes the journal later cannot make it fit the events and hashes noted here; “alapp verify” compares them with the manifest of an export.</source>
   <translation>Diese Erklärung ist nicht signiert: ein Schlüssel auf diesem Rechner zeigte nur, dass sie auf diesem Rechner entstand. Bewahren Sie sie oder die SHA-256 in ihrer letzten Zeile dort auf, wo niemand hier sie ändern kann. Wer das Journal später ändert, kann es nicht mehr zu den hier vermerkten Ereignissen und Prüfwerten passend machen; „alapp verify“ vergleicht sie mit dem Begleitblatt eines Exports.</translation>
  </message>
  <message>
   <source>What an administrator or a hostile program of the same user does while the project is open.</source>
   <translation>Was jemand mit Verwaltungsrechten oder ein feindliches Programm desselben Benutzers tut, während das Projekt offen ist.</translation>
  </message>
  <message>
   <source>What the system itself keeps of the memory: swap, hibernation, remapped blocks of a disk. Encrypt the disk.</source>
   <translation>Was das System selbst vom Arbeitsspeicher behält: Auslagerung, Ruhezustand, umgelegte Blöcke eines Datenträgers. Verschlüsseln Sie den Datenträger.</translation>
  </message>
  <message>
   <source>Copies, exports and printed pages that were already handed out.</source>
   <translation>Kopien, Exporte und gedruckte Seiten, die schon herausgegeben wurden.</translation>
  </message>
  <message>
   <source>The rules of the administrator are in force.</source>
   <translation>Die Regeln der Administration sind in Kraft.</translation>
  </message>
  <message>
   <source>This program opens no network connection.</source>
   <translation>Dieses Programm öffnet keine Netzwerkverbindung.</translation>
  </message>
  <message>
   <source>No part that could reach a network is loaded.</source>
   <translation>Kein Teil ist geladen, der ein Netzwerk erreichen könnte.</translation>
  </message>
  <message>
   <source>Working leaves nothing outside the project.</source>
   <translation>Die Arbeit hinterlässt nichts außerhalb des Projekts.</translation>
  </message>
  <message>
   <source>A session of {imported} texts was imported, {labeled} labeled, {count} trained, {exported} exported, and taken away.</source>
   <translation>Eine Sitzung: {imported} Texte importiert, {labeled} annotiert, {count} trainiert, {exported} exportiert und wieder entfernt.</translation>
  </message>
  <message>
   <source>A crash leaves no copy of the memory, and no other program may read it.</source>
   <translation>Ein Absturz hinterlässt keine Kopie des Arbeitsspeichers, und kein anderes Programm darf ihn lesen.</translation>
  </message>
  <message>
   <source>Files are for their owner alone.</source>
   <translation>Dateien sind allein für ihren Besitzer.</translation>
  </message>
  <message>
   <source>A project with a password cannot be read without it.</source>
   <translation>Ein Projekt mit Passwort lässt sich ohne dieses nicht lesen.</translation>
  </message>
  <message>
   <source>A later change of any answer shows.</source>
   <translation>Eine spätere Änderung einer Antwort fällt auf.</translation>
  </message>
  <message>
   <source>{count}, {count_2} and {count_3} were proved</source>
   <translation>{count}, {count_2} und {count_3} wurden geprüft</translation>
  </message>
  <message>
   <source>What was shown as saved is on the disk.</source>
   <translation>Was als gespeichert gezeigt wurde, steht auf dem Datenträger.</translation>
  </message>
  <message>
   <source>SQLite {version} writes each answer through to the disk (needed: {least}).</source>
   <translation>SQLite {version} schreibt jede Antwort bis auf den Datenträger durch (nötig: {least}).</translation>
  </message>
  <message>
   <source>They come from {path}.</source>
   <translation>Sie stehen in {path}.</translation>
  </message>
  <message>
   <source>one asked for on purpose was refused</source>
   <translation>einer, der absichtlich verlangt wurde, wurde verweigert</translation>
  </message>
  <message>
   <source>one asked for on purpose was opened</source>
   <translation>einer, der absichtlich verlangt wurde, wurde geöffnet</translation>
  </message>
  <message>
   <source>0 sockets beyond this machine in {count}; {tried}.</source>
   <translation>0 Sockets nach außerhalb dieses Rechners, geprüft: {count}; {tried}.</translation>
  </message>
  <message>
   <source>sockets are not listed here</source>
   <translation>Sockets werden hier nicht aufgelistet</translation>
  </message>
  <message>
   <source>{name} {pid}: not guarded</source>
   <translation>{name} {pid}: nicht bewacht</translation>
  </message>
  <message>
   <source>None of {count} is loaded; each is refused. The details say what is let in, and why.</source>
   <translation>Keiner von {count} ist geladen; jeder wird verweigert. Die Einzelheiten sagen, was zugelassen ist und warum.</translation>
  </message>
  <message>
   <source>Files made in its folder: {inside}</source>
   <translation>Im Projektordner angelegte Dateien: {inside}</translation>
  </message>
  <message>
   <source>Files opened for writing elsewhere: {outside}</source>
   <translation>Anderswo zum Schreiben geöffnete Dateien: {outside}</translation>
  </message>
  <message>
   <source>Looked through: {looked_through}</source>
   <translation>Durchgesehen: {looked_through}</translation>
  </message>
  <message>
   <source>{did} Its texts were found nowhere else.</source>
   <translation>{did} Ihre Texte fanden sich nirgends sonst.</translation>
  </message>
  <message>
   <source>Others on this machine may use {count}. Take their rights away, or leave them.</source>
   <translation>Andere an diesem Rechner können {count} verwenden. Nehmen Sie ihnen die Rechte, oder lassen Sie sie.</translation>
  </message>
  <message>
   <source>{count}: project, backups, settings, log.</source>
   <translation>{count}: Projekt, Sicherungen, Einstellungen, Protokoll.</translation>
  </message>
  <message>
   <source>This project has no password: who gets the file can read it.</source>
   <translation>Dieses Projekt hat kein Passwort: wer die Datei bekommt, kann es lesen.</translation>
  </message>
  <message>
   <source>{proved}. The newest event of each annotator is noted with its hash.</source>
   <translation>{proved}. Das neueste Ereignis jeder Person ist mit seinem Prüfwert vermerkt.</translation>
  </message>
  <message>
   <source>What alapp {alapp} found about its promises</source>
   <translation>Was alapp {alapp} über seine Zusagen herausgefunden hat</translation>
  </message>
  <message>
   <source>Project {project}, {made_at}</source>
   <translation>Projekt {project}, {made_at}</translation>
  </message>
  <message>
   <source>{count} beyond this machine; {tried}.</source>
   <translation>{count} nach außerhalb dieses Rechners; {tried}.</translation>
  </message>
  <message>
   <source>This system does not list sockets; {tried}.</source>
   <translation>Dieses System listet keine Sockets auf; {tried}.</translation>
  </message>
  <message>
   <source>Let in: {name} (by {brought_by}). {why}</source>
   <translation>Zugelassen: {name} (durch {brought_by}). {why}</translation>
  </message>
  <message>
   <source>Loaded: {loaded}.</source>
   <translation>Geladen: {loaded}.</translation>
  </message>
  <message>
   <source>A process does not refuse them.</source>
   <translation>Ein Prozess verweigert sie nicht.</translation>
  </message>
  <message>
   <source>{did} Its texts are in {count} elsewhere.</source>
   <translation>{did} Ihre Texte stehen anderswo: {count}.</translation>
  </message>
  <message>
   <source>This system keeps no such files by these rules.</source>
   <translation>Dieses System behält nach diesen Regeln keine solchen Dateien.</translation>
  </message>
  <message>
   <source>{name} {pid}: core file {core_bytes} bytes, readable by others: {word}</source>
   <translation>{name} {pid}: Speicherabbild {core_bytes} Byte, für andere lesbar: {word}</translation>
  </message>
  <message>
   <source>Core files are on.</source>
   <translation>Speicherabbilder sind eingeschaltet.</translation>
  </message>
  <message>
   <source>Core files are off in every process.</source>
   <translation>Speicherabbilder sind in jedem Prozess abgeschaltet.</translation>
  </message>
  <message>
   <source>not known here</source>
   <translation>hier nicht bekannt</translation>
  </message>
  <message>
   <source>yes</source>
   <translation>ja</translation>
  </message>
  <message>
   <source>no</source>
   <translation>nein</translation>
  </message>
  <message>
   <source>Rights are not kept in modes here.</source>
   <translation>Rechte werden hier nicht als Dateirechte geführt.</translation>
  </message>
  <message>
   <source>The whole file is encrypted (SQLCipher); so are its backups.</source>
   <translation>Die ganze Datei ist verschlüsselt (SQLCipher); ihre Sicherungen auch.</translation>
  </message>
  <message>
   <source>{who}: event {n:,}, {digest}</source>
   <translation>{who}: Ereignis {n:,}, {digest}</translation>
  </message>
  <message>
   <source>{proved}; {count} not fit.</source>
   <translation>{proved}; {count} nicht.</translation>
  </message>
  <message>
   <source>SQLite {version} may lose answers; {least} or newer is needed.</source>
   <translation>SQLite {version} könnte Antworten verlieren; nötig ist {least} oder neuer.</translation>
  </message>
  <message>
   <source>Crashes and power cuts are tried in the tests of the program: tests.safety.</source>
   <translation>Abstürze und Stromausfälle werden in den Tests des Programms erprobt: tests.safety.</translation>
  </message>
  <message>
   <source>Not promised:</source>
   <translation>Nicht zugesagt:</translation>
  </message>
  <message>
   <source>Versions:</source>
   <translation>Versionen:</translation>
  </message>
  <message>
   <source>Found in: {path}</source>
   <translation>Gefunden in: {path}</translation>
  </message>
  <message>
   <source>event</source>
   <translation>Ereignis</translation>
  </message>
  <message>
   <source>events</source>
   <translation>Ereignisse</translation>
  </message>
  <message>
   <source>Child process</source>
   <translation>Kindprozess</translation>
  </message>
  <message>
   <source>process</source>
   <translation>Prozess</translation>
  </message>
  <message>
   <source>processes</source>
   <translation>Prozesse</translation>
  </message>
  <message>
   <source>local socket</source>
   <translation>lokaler Socket</translation>
  </message>
  <message>
   <source>local sockets</source>
   <translation>lokale Sockets</translation>
  </message>
  <message>
   <source>file</source>
   <translation>Datei</translation>
  </message>
  <message>
   <source>files</source>
   <translation>Dateien</translation>
  </message>
  <message>
   <source>socket</source>
   <translation>Socket</translation>
  </message>
  <message>
   <source>sockets</source>
   <translation>Sockets</translation>
  </message>
  <message>
   <source>place does</source>
   <translation>Stelle passt</translation>
  </message>
  <message>
   <source>places do</source>
   <translation>Stellen passen</translation>
  </message>
  <message>
   <source>No label to find is chosen, or it is not in use: until then every label is labeled.</source>
   <translation>Kein zu suchendes Label ist gewählt, oder es wird nicht verwendet: bis dahin wird jedes Label vergeben.</translation>
  </message>
  <message>
   <source>{found:,} found among {read:,} answers.</source>
   <translation>{found:,} gefunden unter {read:,} Antworten.</translation>
  </message>
  <message>
   <source>{found} Whether 95 % of all are found is not shown yet (p = {p:.2f}; below 0.05 it would be).</source>
   <translation>{found} Ob 95 % von allen gefunden sind, ist noch nicht gezeigt (p = {p:.2f}; unter 0,05 wäre es das).</translation>
  </message>
  <message>
   <source>{name} is rare: {found} of {checks} checks. Find them all?</source>
   <translation>{name} ist selten: {found} von {checks} Prüfungen. Alle finden?</translation>
  </message>
  <message>
   <source>{found} At least 95 % of all are found, as far as a test at 95 % can tell (p = {p:.3f}).</source>
   <translation>{found} Mindestens 95 % von allen sind gefunden, soweit ein Test zu 95 % das sagen kann (p = {p:.3f}).</translation>
  </message>
  <message>
   <source>“{name}” is a receipt of another project.</source>
   <translation>„{name}“ ist der Beleg eines anderen Projekts.</translation>
  </message>
  <message>
   <source>Nothing was compared.</source>
   <translation>Nichts wurde verglichen.</translation>
  </message>
  <message>
   <source>Choose another file.</source>
   <translation>Wählen Sie eine andere Datei.</translation>
  </message>
  <message>
   <source>“{name}” holds no receipt.</source>
   <translation>„{name}“ enthält keinen Beleg.</translation>
  </message>
  <message>
   <source>Give the manifest of an export (its name ends in .manifest.json).</source>
   <translation>Geben Sie das Begleitblatt eines Exports an (sein Name endet auf .manifest.json).</translation>
  </message>
  <message>
   <source>No model finds {kind}s in items of this kind.</source>
   <translation>Kein Modell findet Bereiche ({kind}) in Einträgen dieser Art.</translation>
  </message>
  <message>
   <source>Items come in random order; answers are kept.</source>
   <translation>Einträge kommen in zufälliger Reihenfolge; Antworten bleiben erhalten.</translation>
  </message>
  <message>
   <source>{answers:,} answers and {taken:,} items were brought over.</source>
   <translation>{answers:,} Antworten und {taken:,} Einträge wurden herübergeholt.</translation>
  </message>
  <message>
   <source>There is no backup “{name}”.</source>
   <translation>Es gibt keine Sicherung „{name}“.</translation>
  </message>
  <message>
   <source>“alapp backups” lists them.</source>
   <translation>„alapp backups“ listet sie auf.</translation>
  </message>
  <message>
   <source>reading pages</source>
   <translation>Seiten werden gelesen</translation>
  </message>
  <message>
   <source>{left:,} rows were readable but not as they had been written; they stayed out.</source>
   <translation>{left:,} Zeilen waren lesbar, aber nicht, wie sie geschrieben worden waren; sie blieben draußen.</translation>
  </message>
  <message>
   <source>{events:,} events of the journal are lost.</source>
   <translation>{events:,} Ereignisse des Journals sind verloren.</translation>
  </message>
  <message>
   <source>{stand_ins:,} stand-ins were made for what is lost and still referred to.</source>
   <translation>{stand_ins:,} Platzhalter wurden für Verlorenes gemacht, auf das noch verwiesen wird.</translation>
  </message>
  <message>
   <source>answers that come with the sample</source>
   <translation>Antworten, die mit dem Beispiel kommen</translation>
  </message>
  <message>
   <source>The last answer could not be saved. {earlier}</source>
   <translation>Die letzte Antwort ließ sich nicht speichern. {earlier}</translation>
  </message>
  <message>
   <source>Your earlier answers are safe; labeling waits.</source>
   <translation>Ihre früheren Antworten sind sicher; das Annotieren wartet.</translation>
  </message>
  <message>
   <source>Your earlier answers are safe.</source>
   <translation>Ihre früheren Antworten sind sicher.</translation>
  </message>
  <message>
   <source>There is no item “{key}” in this project.</source>
   <translation>Es gibt keinen Eintrag „{key}“ in diesem Projekt.</translation>
  </message>
  <message>
   <source>This project takes regions, not labels alone.</source>
   <translation>Dieses Projekt nimmt Bereiche, nicht nur Labels.</translation>
  </message>
  <message>
   <source>Nothing was saved.</source>
   <translation>Nichts wurde gespeichert.</translation>
  </message>
  <message>
   <source>Give where each lies.</source>
   <translation>Geben Sie an, wo jeder liegt.</translation>
  </message>
  <message>
   <source>This project takes exactly one label.</source>
   <translation>Dieses Projekt nimmt genau ein Label.</translation>
  </message>
  <message>
   <source>This project takes labels, not regions.</source>
   <translation>Dieses Projekt nimmt Labels, keine Bereiche.</translation>
  </message>
  <message>
   <source>`alapp next` shows what waits.</source>
   <translation>`alapp next` zeigt, was wartet.</translation>
  </message>
  <message>
   <source>They are switched on in the settings.</source>
   <translation>Sie sind in den Einstellungen eingeschaltet.</translation>
  </message>
  <message>
   <source>Reading sentences</source>
   <translation>Sätze werden gelesen</translation>
  </message>
  <message>
   <source>Sentences are still being read: {n:,} of {all:,}.</source>
   <translation>Sätze werden noch gelesen: {n:,} von {all:,}.</translation>
  </message>
  <message>
   <source>{count} random checks come next.</source>
   <translation>{count} Zufallsprüfungen kommen als Nächstes.</translation>
  </message>
  <message>
   <source>Label it first, then go back to it with [ and mark it as gold.</source>
   <translation>Annotieren Sie den Eintrag zuerst, gehen Sie dann mit [ zu ihm zurück, und zeichnen Sie ihn als Gold aus.</translation>
  </message>
  <message>
   <source>Nothing to undo.</source>
   <translation>Nichts zurückzunehmen.</translation>
  </message>
  <message>
   <source>Nothing to do again.</source>
   <translation>Nichts wiederherzustellen.</translation>
  </message>
  <message>
   <source>This is your first answer.</source>
   <translation>Dies ist Ihre erste Antwort.</translation>
  </message>
  <message>
   <source>This is the newest item.</source>
   <translation>Dies ist der neueste Eintrag.</translation>
  </message>
  <message>
   <source>No item is left to check.</source>
   <translation>Kein Eintrag ist mehr zu prüfen.</translation>
  </message>
  <message>
   <source>Shown without suggestion, so your answer stays independent.</source>
   <translation>Ohne Vorschlag gezeigt, damit Ihre Antwort unabhängig bleibt.</translation>
  </message>
  <message>
   <source>Labeling waits until the last answer is saved.</source>
   <translation>Das Annotieren wartet, bis die letzte Antwort gespeichert ist.</translation>
  </message>
  <message>
   <source>There is no item to answer.</source>
   <translation>Es gibt keinen Eintrag zu beantworten.</translation>
  </message>
  <message>
   <source>“none of these”</source>
   <translation>„nichts davon“</translation>
  </message>
  <message>
   <source>Choose a label, or A for the suggestion.</source>
   <translation>Wählen Sie ein Label, oder A für den Vorschlag.</translation>
  </message>
  <message>
   <source>There is no suggestion here.</source>
   <translation>Hier gibt es keinen Vorschlag.</translation>
  </message>
  <message>
   <source>clearing an answer</source>
   <translation>Zurücknehmen einer Antwort</translation>
  </message>
  <message>
   <source>{words} is either on or off.</source>
   <translation>{words}: ist entweder ein oder aus.</translation>
  </message>
  <message>
   <source>{words}: {value!r} is not one of the values.</source>
   <translation>{words}: {value!r} gehört nicht zu den Werten.</translation>
  </message>
  <message>
   <source>{words} lies between {low:g} and {high:g}.</source>
   <translation>{words}: liegt zwischen {low:g} und {high:g}.</translation>
  </message>
  <message>
   <source>{words} is a list of names.</source>
   <translation>{words}: ist eine Liste von Namen.</translation>
  </message>
  <message>
   <source>{words} is a text.</source>
   <translation>{words}: ist ein Text.</translation>
  </message>
  <message>
   <source>{words} is a whole number.</source>
   <translation>{words}: ist eine ganze Zahl.</translation>
  </message>
  <message>
   <source>{words} is a number.</source>
   <translation>{words}: ist eine Zahl.</translation>
  </message>
  <message>
   <source>There is no setting called {key!r}.</source>
   <translation>Es gibt keine Einstellung namens {key!r}.</translation>
  </message>
  <message>
   <source>{words} belongs to a project, and none is open.</source>
   <translation>{words}: gehört zu einem Projekt, und keines ist offen.</translation>
  </message>
  <message>
   <source>None</source>
   <translation>Keines</translation>
  </message>
  <message>
   <source>There is no label “{value}”.</source>
   <translation>Es gibt kein Label „{value}“.</translation>
  </message>
  <message>
   <source>{words} stays as it was.</source>
   <translation>{words}: bleibt, wie es war.</translation>
  </message>
  <message>
   <source>Known: {by_key}.</source>
   <translation>Bekannt: {by_key}.</translation>
  </message>
  <message>
   <source>{words}, replay {place} of {count}</source>
   <translation>{words}, Wiederholung {place} von {count}</translation>
  </message>
  <message>
   <source>Training stopped: {what} You can go on labeling; the order stays as it is.</source>
   <translation>Training abgebrochen: {what} Sie können weiter annotieren; die Reihenfolge bleibt, wie sie ist.</translation>
  </message>
  <message>
   <source>Training model {version}</source>
   <translation>Modell {version} wird trainiert</translation>
  </message>
  <message>
   <source>Preparing the next items</source>
   <translation>Die nächsten Einträge werden vorbereitet</translation>
  </message>
  <message>
   <source>The background process ended with your detector. It is left out until you choose another or start again.</source>
   <translation>Der Hintergrundprozess endete mit Ihrem Detektor. Dieser bleibt außen vor, bis Sie einen anderen wählen oder neu starten.</translation>
  </message>
  <message>
   <source>CSV table</source>
   <translation>CSV-Tabelle</translation>
  </message>
  <message>
   <source>An extra value that is missing cannot be told from an empty one.</source>
   <translation>Ein fehlender Beiwert lässt sich nicht von einem leeren unterscheiden.</translation>
  </message>
  <message>
   <source>The row has {n} cell, the table has {width} columns.</source>
   <translation>Die Zeile hat {n} Zelle, die Tabelle hat {width} Spalten.</translation>
  </message>
  <message>
   <source>The row has {n} cells, the table has {width} columns.</source>
   <translation>Die Zeile hat {n} Zellen, die Tabelle hat {width} Spalten.</translation>
  </message>
  <message>
   <source>Table (CSV, TSV, text lines)</source>
   <translation>Tabelle (CSV, TSV, Textzeilen)</translation>
  </message>
  <message>
   <source>Bytes that are no text in this encoding: {bad_bytes}.</source>
   <translation>Bytes, die in dieser Kodierung kein Text sind: {bad_bytes}.</translation>
  </message>
  <message>
   <source>The first row, which should hold the column names, cannot be read.</source>
   <translation>Die erste Zeile, in der die Spaltennamen stehen sollten, lässt sich nicht lesen.</translation>
  </message>
  <message>
   <source>Choose another quote or separator, or say that the first row holds no names.</source>
   <translation>Wählen Sie ein anderes Anführungs- oder Trennzeichen, oder geben Sie an, dass die erste Zeile keine Namen enthält.</translation>
  </message>
  <message>
   <source>The row is empty.</source>
   <translation>Die Zeile ist leer.</translation>
  </message>
  <message>
   <source>Folder of text files</source>
   <translation>Ordner mit Textdateien</translation>
  </message>
  <message>
   <source>The file is larger than 8 MB.</source>
   <translation>Die Datei ist größer als 8 MB.</translation>
  </message>
  <message>
   <source>The file is binary, not text.</source>
   <translation>Die Datei ist binär, kein Text.</translation>
  </message>
  <message>
   <source>The folder {name} holds no .txt files.</source>
   <translation>Der Ordner {name} enthält keine .txt-Dateien.</translation>
  </message>
  <message>
   <source>There is nothing to import from it.</source>
   <translation>Daraus lässt sich nichts importieren.</translation>
  </message>
  <message>
   <source>Choose the folder in which the text files are.</source>
   <translation>Wählen Sie den Ordner, in dem die Textdateien liegen.</translation>
  </message>
  <message>
   <source>{other:,} files that are no .txt files are not read.</source>
   <translation>{other:,} Dateien, die keine .txt-Dateien sind, werden nicht gelesen.</translation>
  </message>
  <message>
   <source>The row is {size:.1f} MB; at most 2 MB fit one item.</source>
   <translation>Die Zeile ist {size:.1f} MB groß; höchstens 2 MB passen in einen Eintrag.</translation>
  </message>
  <message>
   <source>There is no text in “{texts}”.</source>
   <translation>In „{texts}“ steht kein Text.</translation>
  </message>
  <message>
   <source>The same {keys} stands in row {first}.</source>
   <translation>Derselbe Wert in „{keys}“ steht in Zeile {first}.</translation>
  </message>
  <message>
   <source>The same text stands in row {first}, kept once.</source>
   <translation>Derselbe Text steht in Zeile {first}, einmal behalten.</translation>
  </message>
  <message>
   <source>JSON list</source>
   <translation>JSON-Liste</translation>
  </message>
  <message>
   <source>{name} holds no list of rows.</source>
   <translation>{name} enthält keine Liste von Zeilen.</translation>
  </message>
  <message>
   <source>Nothing can be imported from it.</source>
   <translation>Daraus lässt sich nichts importieren.</translation>
  </message>
  <message>
   <source>Choose a JSON file with a list of objects, as [{…}, {…}], or JSON lines.</source>
   <translation>Wählen Sie eine JSON-Datei mit einer Liste von Objekten, wie [{…}, {…}], oder JSON-Zeilen.</translation>
  </message>
  <message>
   <source>Nested deeper than {max_depth} levels.</source>
   <translation>Tiefer verschachtelt als {max_depth} Ebenen.</translation>
  </message>
  <message>
   <source>This stands behind the end of the list.</source>
   <translation>Dies steht hinter dem Ende der Liste.</translation>
  </message>
  <message>
   <source>The row is longer than {max_record} million characters; only its beginning is kept.</source>
   <translation>Die Zeile ist länger als {max_record} Millionen Zeichen; nur ihr Anfang bleibt erhalten.</translation>
  </message>
  <message>
   <source>Half a character (a lone surrogate) stands in this row; it cannot be stored.</source>
   <translation>In dieser Zeile steht ein halbes Zeichen (ein einzelnes Surrogat); es lässt sich nicht speichern.</translation>
  </message>
  <message>
   <source>{name} is not a JSON value.</source>
   <translation>{name} ist kein JSON-Wert.</translation>
  </message>
  <message>
   <source>The key “{shown}” occurs twice.</source>
   <translation>Der Schlüssel „{shown}“ kommt zweimal vor.</translation>
  </message>
  <message>
   <source>A row must be a JSON object with named values.</source>
   <translation>Eine Zeile muss ein JSON-Objekt mit benannten Werten sein.</translation>
  </message>
  <message>
   <source>This is not JSON: {msg}, character {colno} of the row.</source>
   <translation>Dies ist kein JSON: {msg}, Zeichen {colno} der Zeile.</translation>
  </message>
  <message>
   <source>A number in this row is too long.</source>
   <translation>Eine Zahl in dieser Zeile ist zu lang.</translation>
  </message>
  <message>
   <source>Nothing stands between two commas.</source>
   <translation>Zwischen zwei Kommas steht nichts.</translation>
  </message>
  <message>
   <source>This row does not end: a bracket or a quote is missing.</source>
   <translation>Diese Zeile endet nicht: eine Klammer oder ein Anführungszeichen fehlt.</translation>
  </message>
  <message>
   <source>The file ends before the list does.</source>
   <translation>Die Datei endet vor der Liste.</translation>
  </message>
  <message>
   <source>JSON lines</source>
   <translation>JSON-Zeilen</translation>
  </message>
  <message>
   <source>The line is empty.</source>
   <translation>Die Zeile ist leer.</translation>
  </message>
  <message>
   <source>Folder of pictures, recordings or films</source>
   <translation>Ordner mit Bildern, Aufnahmen oder Filmen</translation>
  </message>
  <message>
   <source>{other:,} files of other kinds are not read.</source>
   <translation>{other:,} Dateien anderer Art werden nicht gelesen.</translation>
  </message>
  <message>
   <source>The name of the file is no text on this system.</source>
   <translation>Der Name der Datei ist auf diesem System kein Text.</translation>
  </message>
  <message>
   <source>The folder {name} holds no files.</source>
   <translation>Der Ordner {name} enthält keine Dateien.</translation>
  </message>
  <message>
   <source>Choose the folder in which the files are.</source>
   <translation>Wählen Sie den Ordner, in dem die Dateien liegen.</translation>
  </message>
  <message>
   <source>{name} cannot be read in this encoding.</source>
   <translation>{name} lässt sich in dieser Kodierung nicht lesen.</translation>
  </message>
  <message>
   <source>Nothing was imported from it.</source>
   <translation>Daraus wurde nichts importiert.</translation>
  </message>
  <message>
   <source>Choose another encoding.</source>
   <translation>Wählen Sie eine andere Kodierung.</translation>
  </message>
  <message>
   <source>The file could not be read.</source>
   <translation>Die Datei ließ sich nicht lesen.</translation>
  </message>
  <message>
   <source>{name} is no export of this program.</source>
   <translation>{name} ist kein Export dieses Programms.</translation>
  </message>
  <message>
   <source>It was not read.</source>
   <translation>Es wurde nicht gelesen.</translation>
  </message>
  <message>
   <source>Import it as any other file.</source>
   <translation>Importieren Sie es wie jede andere Datei.</translation>
  </message>
  <message>
   <source>{name} was changed after it was written.</source>
   <translation>{name} wurde nach dem Schreiben geändert.</translation>
  </message>
  <message>
   <source>It cannot be compared.</source>
   <translation>Es lässt sich nicht vergleichen.</translation>
  </message>
  <message>
   <source>Export it again.</source>
   <translation>Exportieren Sie es noch einmal.</translation>
  </message>
  <message>
   <source>A quarantine cannot be written as “{suffix}”.</source>
   <translation>Zurückgelegte Zeilen lassen sich nicht als „{suffix}“ schreiben.</translation>
  </message>
  <message>
   <source>Choose a name ending in .csv or .jsonl.</source>
   <translation>Wählen Sie einen Namen, der auf .csv oder .jsonl endet.</translation>
  </message>
  <message>
   <source>Not all bytes of the file are UTF-8; it is read as {encoding}. Check that accented letters look right.</source>
   <translation>Nicht alle Bytes der Datei sind UTF-8; sie wird als {encoding} gelesen. Prüfen Sie, ob Umlaute und Akzente richtig aussehen.</translation>
  </message>
  <message>
   <source>Choose another file, or change the reading options.</source>
   <translation>Wählen Sie eine andere Datei, oder ändern Sie die Leseoptionen.</translation>
  </message>
  <message>
   <source>Nothing can be imported.</source>
   <translation>Nichts lässt sich importieren.</translation>
  </message>
  <message>
   <source>{name} holds no rows that can be read.</source>
   <translation>{name} enthält keine lesbaren Zeilen.</translation>
  </message>
  <message>
   <source>The file holds column names but no rows.</source>
   <translation>Die Datei enthält Spaltennamen, aber keine Zeilen.</translation>
  </message>
  <message>
   <source>{bad:,} of the first {count:,} rows cannot be read; the reading options may be wrong.</source>
   <translation>{bad:,} der ersten {count:,} Zeilen lassen sich nicht lesen; vielleicht sind die Leseoptionen falsch.</translation>
  </message>
  <message>
   <source>The line is longer than {max_record} million characters; only its beginning is kept.</source>
   <translation>Die Zeile ist länger als {max_record} Millionen Zeichen; nur ihr Anfang bleibt erhalten.</translation>
  </message>
  <message>
   <source>A quote stands in the middle of a cell; inside a quoted cell it must be written twice.</source>
   <translation>Ein Anführungszeichen steht mitten in einer Zelle; in einer Zelle in Anführungszeichen muss es doppelt stehen.</translation>
  </message>
  <message>
   <source>A quote opens in this line and is never closed.</source>
   <translation>Ein Anführungszeichen öffnet in dieser Zeile und wird nie geschlossen.</translation>
  </message>
  <message>
   <source>A quote opens in this line and is closed in the middle of a later cell.</source>
   <translation>Ein Anführungszeichen öffnet in dieser Zeile und schließt mitten in einer späteren Zelle.</translation>
  </message>
  <message>
   <source>The table has {width:,} columns; at most {max_columns:,} can be read.</source>
   <translation>Die Tabelle hat {width:,} Spalten; höchstens {max_columns:,} lassen sich lesen.</translation>
  </message>
  <message>
   <source>Choose another separator or another file.</source>
   <translation>Wählen Sie ein anderes Trennzeichen oder eine andere Datei.</translation>
  </message>
  <message>
   <source>This separator and this quote do not go together.</source>
   <translation>Dieses Trennzeichen und dieses Anführungszeichen passen nicht zusammen.</translation>
  </message>
  <message>
   <source>The file was not read.</source>
   <translation>Die Datei wurde nicht gelesen.</translation>
  </message>
  <message>
   <source>Choose one character for each, not the same.</source>
   <translation>Wählen Sie für beide je ein Zeichen, nicht dasselbe.</translation>
  </message>
  <message>
   <source>import format</source>
   <translation>Importformat</translation>
  </message>
  <message>
   <source>export format</source>
   <translation>Exportformat</translation>
  </message>
  <message>
   <source>Use "{name}".</source>
   <translation>Verwenden Sie „{name}“.</translation>
  </message>
  <message>
   <source>Choose a file with a column of texts.</source>
   <translation>Wählen Sie eine Datei mit einer Spalte voller Texte.</translation>
  </message>
  <message>
   <source>No column is chosen as the text to label.</source>
   <translation>Keine Spalte ist als Text zum Annotieren gewählt.</translation>
  </message>
  <message>
   <source>There is nothing to label yet.</source>
   <translation>Noch gibt es nichts zu annotieren.</translation>
  </message>
  <message>
   <source>Column "{name}" holds numbers only, so it cannot be the text to label.</source>
   <translation>Die Spalte „{name}“ enthält nur Zahlen, also kann sie nicht der Text zum Annotieren sein.</translation>
  </message>
  <message>
   <source>There is no column “{name}”.</source>
   <translation>Es gibt keine Spalte „{name}“.</translation>
  </message>
  <message>
   <source>The file was not imported.</source>
   <translation>Die Datei wurde nicht importiert.</translation>
  </message>
  <message>
   <source>Columns found: {columns}.</source>
   <translation>Gefundene Spalten: {columns}.</translation>
  </message>
  <message>
   <source>a zip archive or an Office file</source>
   <translation>ein ZIP-Archiv oder eine Office-Datei</translation>
  </message>
  <message>
   <source>Open it in its own program and save it as CSV UTF-8.</source>
   <translation>Öffnen Sie sie in ihrem eigenen Programm, und speichern Sie sie als CSV UTF-8.</translation>
  </message>
  <message>
   <source>an old Office file</source>
   <translation>eine alte Office-Datei</translation>
  </message>
  <message>
   <source>a compressed file</source>
   <translation>eine komprimierte Datei</translation>
  </message>
  <message>
   <source>Unpack it first, then choose the file inside.</source>
   <translation>Entpacken Sie sie zuerst, und wählen Sie dann die Datei darin.</translation>
  </message>
  <message>
   <source>a PDF document</source>
   <translation>ein PDF-Dokument</translation>
  </message>
  <message>
   <source>Copy its text into a text file first.</source>
   <translation>Kopieren Sie ihren Text zuerst in eine Textdatei.</translation>
  </message>
  <message>
   <source>a Parquet file</source>
   <translation>eine Parquet-Datei</translation>
  </message>
  <message>
   <source>Convert it to CSV or JSONL first.</source>
   <translation>Wandeln Sie sie zuerst in CSV oder JSONL um.</translation>
  </message>
  <message>
   <source>a database</source>
   <translation>eine Datenbank</translation>
  </message>
  <message>
   <source>Export the table as CSV first.</source>
   <translation>Exportieren Sie die Tabelle zuerst als CSV.</translation>
  </message>
  <message>
   <source>a picture</source>
   <translation>ein Bild</translation>
  </message>
  <message>
   <source>Choose a table or a folder of text files.</source>
   <translation>Wählen Sie eine Tabelle oder einen Ordner mit Textdateien.</translation>
  </message>
  <message>
   <source>a program</source>
   <translation>ein Programm</translation>
  </message>
  <message>
   <source>There is no text encoding called “{name}”.</source>
   <translation>Es gibt keine Textkodierung namens „{name}“.</translation>
  </message>
  <message>
   <source>Choose UTF-8, UTF-16, Windows-1252 or another known one.</source>
   <translation>Wählen Sie UTF-8, UTF-16, Windows-1252 oder eine andere bekannte.</translation>
  </message>
  <message>
   <source>{name} is empty.</source>
   <translation>{name} ist leer.</translation>
  </message>
  <message>
   <source>{name} is a binary file, not text.</source>
   <translation>{name} ist eine Binärdatei, kein Text.</translation>
  </message>
  <message>
   <source>Its content cannot be read as rows.</source>
   <translation>Der Inhalt lässt sich nicht als Zeilen lesen.</translation>
  </message>
  <message>
   <source>Choose a CSV, TSV, JSONL or JSON file or a folder of text files.</source>
   <translation>Wählen Sie eine CSV-, TSV-, JSONL- oder JSON-Datei oder einen Ordner mit Textdateien.</translation>
  </message>
  <message>
   <source>{name} is not a file.</source>
   <translation>{name} ist keine Datei.</translation>
  </message>
  <message>
   <source>It cannot be read.</source>
   <translation>Es lässt sich nicht lesen.</translation>
  </message>
  <message>
   <source>Choose a file or a folder of texts.</source>
   <translation>Wählen Sie eine Datei oder einen Ordner mit Texten.</translation>
  </message>
  <message>
   <source>{name} is {words}, not text.</source>
   <translation>{name} ist {words}, kein Text.</translation>
  </message>
  <message>
   <source>“{name}” holds parts that this program did not make ({counted}).</source>
   <translation>„{name}“ enthält Teile, die dieses Programm nicht gemacht hat ({counted}).</translation>
  </message>
  <message>
   <source>It was not opened and not changed, and nothing of them was run: they could change answers unseen.</source>
   <translation>Das Projekt wurde weder geöffnet noch geändert, und nichts davon wurde ausgeführt: sie könnten unbemerkt Antworten ändern.</translation>
  </message>
  <message>
   <source>Ask for a fresh copy, or write what is readable into a new project with “alapp repair”.</source>
   <translation>Bitten Sie um eine frische Kopie, oder schreiben Sie mit „alapp repair“ alles Lesbare in ein neues Projekt.</translation>
  </message>
  <message>
   <source>There is no room for a backup ({folder}).</source>
   <translation>Für eine Sicherung ist kein Platz ({folder}).</translation>
  </message>
  <message>
   <source>It needs {needed:,.0f} MB, {free:,.0f} MB are free. The project is as it was.</source>
   <translation>Sie braucht {needed:,.0f} MB, frei sind {free:,.0f} MB. Das Projekt ist, wie es war.</translation>
  </message>
  <message>
   <source>Free some space, or choose another folder for backups in the settings.</source>
   <translation>Schaffen Sie Platz, oder wählen Sie in den Einstellungen einen anderen Ordner für Sicherungen.</translation>
  </message>
  <message>
   <source>The folder for backups cannot be made ({folder}).</source>
   <translation>Der Ordner für Sicherungen lässt sich nicht anlegen ({folder}).</translation>
  </message>
  <message>
   <source>Choose another folder for backups in the settings.</source>
   <translation>Wählen Sie in den Einstellungen einen anderen Ordner für Sicherungen.</translation>
  </message>
  <message>
   <source>The backup is not whole.</source>
   <translation>Die Sicherung ist nicht heil.</translation>
  </message>
  <message>
   <source>It was removed.</source>
   <translation>Sie wurde entfernt.</translation>
  </message>
  <message>
   <source>The text holds half a character (a lone surrogate).</source>
   <translation>Der Text enthält ein halbes Zeichen (ein einzelnes Surrogat).</translation>
  </message>
  <message>
   <source>It was not stored.</source>
   <translation>Er wurde nicht gespeichert.</translation>
  </message>
  <message>
   <source>Delete the sign and try again.</source>
   <translation>Löschen Sie das Zeichen, und versuchen Sie es noch einmal.</translation>
  </message>
  <message>
   <source>Part of the project cannot be read.</source>
   <translation>Ein Teil des Projekts lässt sich nicht lesen.</translation>
  </message>
  <message>
   <source>The file is damaged; nothing was changed.</source>
   <translation>Die Datei ist beschädigt; nichts wurde geändert.</translation>
  </message>
  <message>
   <source>Keep it as it is, and go on with the newest backup.</source>
   <translation>Lassen Sie sie, wie sie ist, und arbeiten Sie mit der neuesten Sicherung weiter.</translation>
  </message>
  <message>
   <source>This place cannot hold an open project ({parent}).</source>
   <translation>Dieser Ort kann kein offenes Projekt aufnehmen ({parent}).</translation>
  </message>
  <message>
   <source>Copy the project to a local drive and open it there.</source>
   <translation>Kopieren Sie das Projekt auf ein lokales Laufwerk, und öffnen Sie es dort.</translation>
  </message>
  <message>
   <source>“{name}” is open for reading only.</source>
   <translation>„{name}“ ist nur zum Lesen geöffnet.</translation>
  </message>
  <message>
   <source>Open it where you can write to it, or copy it there.</source>
   <translation>Öffnen Sie es, wo Sie schreiben können, oder kopieren Sie es dorthin.</translation>
  </message>
  <message>
   <source>“{name}” is not encrypted.</source>
   <translation>„{name}“ ist nicht verschlüsselt.</translation>
  </message>
  <message>
   <source>It opens without a password.</source>
   <translation>Es öffnet sich ohne Passwort.</translation>
  </message>
  <message>
   <source>Open it.</source>
   <translation>Öffnen Sie es.</translation>
  </message>
  <message>
   <source>Its keys were not changed.</source>
   <translation>Seine Schlüssel wurden nicht geändert.</translation>
  </message>
  <message>
   <source>Open it where you can write to it.</source>
   <translation>Öffnen Sie es, wo Sie schreiben können.</translation>
  </message>
  <message>
   <source>“{name}” is encrypted already.</source>
   <translation>„{name}“ ist schon verschlüsselt.</translation>
  </message>
  <message>
   <source>Change its keys instead.</source>
   <translation>Ändern Sie stattdessen seine Schlüssel.</translation>
  </message>
  <message>
   <source>Encrypt it first.</source>
   <translation>Verschlüsseln Sie es zuerst.</translation>
  </message>
  <message>
   <source>“{name}” is open.</source>
   <translation>„{name}“ ist offen.</translation>
  </message>
  <message>
   <source>Close it first.</source>
   <translation>Schließen Sie es zuerst.</translation>
  </message>
  <message>
   <source>The new file is not the same as the old one.</source>
   <translation>Die neue Datei ist nicht dieselbe wie die alte.</translation>
  </message>
  <message>
   <source>Try again.</source>
   <translation>Versuchen Sie es noch einmal.</translation>
  </message>
  <message>
   <source>The password is right, but “{name}” cannot be read with its key.</source>
   <translation>Das Passwort stimmt, aber „{name}“ lässt sich mit seinem Schlüssel nicht lesen.</translation>
  </message>
  <message>
   <source>The keys belong to another file, or the beginning of the file is damaged; nothing was changed.</source>
   <translation>Die Schlüssel gehören zu einer anderen Datei, oder der Anfang der Datei ist beschädigt; nichts wurde geändert.</translation>
  </message>
  <message>
   <source>Go on with the newest backup.</source>
   <translation>Arbeiten Sie mit der neuesten Sicherung weiter.</translation>
  </message>
  <message>
   <source>“{name}” is being read by another program.</source>
   <translation>„{name}“ wird gerade von einem anderen Programm gelesen.</translation>
  </message>
  <message>
   <source>Close it there first.</source>
   <translation>Schließen Sie es zuerst dort.</translation>
  </message>
  <message>
   <source>Nothing of this is in the project.</source>
   <translation>Nichts davon steht im Projekt.</translation>
  </message>
  <message>
   <source>Look at the spelling.</source>
   <translation>Achten Sie auf die Schreibweise.</translation>
  </message>
  <message>
   <source>An erasure needs a reason.</source>
   <translation>Eine Löschung braucht einen Grund.</translation>
  </message>
  <message>
   <source>Say why, without naming what goes.</source>
   <translation>Sagen Sie, warum, ohne zu nennen, was gehen soll.</translation>
  </message>
  <message>
   <source>The reason names what shall go.</source>
   <translation>Der Grund nennt, was gehen soll.</translation>
  </message>
  <message>
   <source>Nothing was erased; a reason is kept for good.</source>
   <translation>Nichts wurde gelöscht; ein Grund bleibt für immer erhalten.</translation>
  </message>
  <message>
   <source>Say it without the name, such as the number of the request.</source>
   <translation>Sagen Sie es ohne den Namen, etwa mit der Nummer des Antrags.</translation>
  </message>
  <message>
   <source>What was erased is gone from the project, but not yet from the file beside it.</source>
   <translation>Was gelöscht wurde, ist aus dem Projekt fort, aber noch nicht aus der Datei daneben.</translation>
  </message>
  <message>
   <source>Another program is reading the project at this moment.</source>
   <translation>Ein anderes Programm liest das Projekt in diesem Augenblick.</translation>
  </message>
  <message>
   <source>Close it there, then open the project once: the rest is done at opening.</source>
   <translation>Schließen Sie es dort, und öffnen Sie dann das Projekt einmal: der Rest geschieht beim Öffnen.</translation>
  </message>
  <message>
   <source>Erased for good.</source>
   <translation>Endgültig gelöscht.</translation>
  </message>
  <message>
   <source>a change that was erased</source>
   <translation>eine Änderung, die gelöscht wurde</translation>
  </message>
  <message>
   <source>Erased for good: {why}</source>
   <translation>Endgültig gelöscht: {why}</translation>
  </message>
  <message>
   <source>clean</source>
   <translation>frei davon</translation>
  </message>
  <message>
   <source>rewritten</source>
   <translation>neu geschrieben</translation>
  </message>
  <message>
   <source>removed</source>
   <translation>entfernt</translation>
  </message>
  <message>
   <source>guideline version {name}</source>
   <translation>Fassung {name} des Leitfadens</translation>
  </message>
  <message>
   <source>the project's name</source>
   <translation>der Name des Projekts</translation>
  </message>
  <message>
   <source>annotator {name}</source>
   <translation>Annotator {name}</translation>
  </message>
  <message>
   <source>import {name}</source>
   <translation>Import {name}</translation>
  </message>
  <message>
   <source>setting {name}</source>
   <translation>Einstellung {name}</translation>
  </message>
  <message>
   <source>model {name}</source>
   <translation>Modell {name}</translation>
  </message>
  <message>
   <source>folder of media {name}</source>
   <translation>Medienordner {name}</translation>
  </message>
  <message>
   <source>The last change is not saved; everything before it is.</source>
   <translation>Die letzte Änderung ist nicht gespeichert; alles davor ist es.</translation>
  </message>
  <message>
   <source>The disk is full ({parent}).</source>
   <translation>Der Datenträger ist voll ({parent}).</translation>
  </message>
  <message>
   <source>Free some space there, then try again.</source>
   <translation>Schaffen Sie dort Platz, und versuchen Sie es dann noch einmal.</translation>
  </message>
  <message>
   <source>The project could not be read or written ({parent}).</source>
   <translation>Das Projekt ließ sich nicht lesen oder schreiben ({parent}).</translation>
  </message>
  <message>
   <source>Check that the drive is connected and has space, then try again.</source>
   <translation>Prüfen Sie, ob das Laufwerk verbunden ist und Platz hat, und versuchen Sie es dann noch einmal.</translation>
  </message>
  <message>
   <source>The project cannot be opened ({path}).</source>
   <translation>Das Projekt lässt sich nicht öffnen ({path}).</translation>
  </message>
  <message>
   <source>Check that the file is there and that you may read it and its folder.</source>
   <translation>Prüfen Sie, ob die Datei da ist und ob Sie die Datei und ihren Ordner lesen dürfen.</translation>
  </message>
  <message>
   <source>“{name}” can only be read here.</source>
   <translation>„{name}“ lässt sich hier nur lesen.</translation>
  </message>
  <message>
   <source>Copy it to a place you can write to.</source>
   <translation>Kopieren Sie es an einen Ort, an dem Sie schreiben können.</translation>
  </message>
  <message>
   <source>“{name}” is busy: another program holds it.</source>
   <translation>„{name}“ ist belegt: ein anderes Programm hält es.</translation>
  </message>
  <message>
   <source>Close the other program, then try again.</source>
   <translation>Schließen Sie das andere Programm, und versuchen Sie es dann noch einmal.</translation>
  </message>
  <message>
   <source>Part of “{name}” cannot be read.</source>
   <translation>Ein Teil von „{name}“ lässt sich nicht lesen.</translation>
  </message>
  <message>
   <source>“{name}” is not an alapp project.</source>
   <translation>„{name}“ ist kein Projekt von alapp.</translation>
  </message>
  <message>
   <source>Choose a file that ends in .alapp.</source>
   <translation>Wählen Sie eine Datei, die auf .alapp endet.</translation>
  </message>
  <message>
   <source>Close other programs, then try again.</source>
   <translation>Schließen Sie andere Programme, und versuchen Sie es dann noch einmal.</translation>
  </message>
  <message>
   <source>The change does not fit the project.</source>
   <translation>Die Änderung passt nicht zum Projekt.</translation>
  </message>
  <message>
   <source>Open the project again.</source>
   <translation>Öffnen Sie das Projekt noch einmal.</translation>
  </message>
  <message>
   <source>Guideline version {version}</source>
   <translation>Fassung {version} des Leitfadens</translation>
  </message>
  <message>
   <source>“{name}” is encrypted and locked.</source>
   <translation>„{name}“ ist verschlüsselt und gesperrt.</translation>
  </message>
  <message>
   <source>Nothing was opened.</source>
   <translation>Nichts wurde geöffnet.</translation>
  </message>
  <message>
   <source>Type its password or its recovery key.</source>
   <translation>Geben Sie sein Passwort oder seinen Wiederherstellungsschlüssel ein.</translation>
  </message>
  <message>
   <source>“{name}” is no plain project, and no keys of an encrypted one are with it.</source>
   <translation>„{name}“ ist kein unverschlüsseltes Projekt, und die Schlüssel eines verschlüsselten sind nicht dabei.</translation>
  </message>
  <message>
   <source>A copy made while the project was open lacks “{name}”; nothing was changed.</source>
   <translation>Einer Kopie, die bei offenem Projekt entstand, fehlt „{name}“; nichts wurde geändert.</translation>
  </message>
  <message>
   <source>Copy both files, or close the project before you copy it; else go on with the newest backup.</source>
   <translation>Kopieren Sie beide Dateien, oder schließen Sie das Projekt vor dem Kopieren; sonst arbeiten Sie mit der neuesten Sicherung weiter.</translation>
  </message>
  <message>
   <source>“{name}” is cut short: its end is missing.</source>
   <translation>„{name}“ ist abgeschnitten: das Ende fehlt.</translation>
  </message>
  <message>
   <source>A copy that was broken off looks like this; nothing was changed.</source>
   <translation>So sieht eine abgebrochene Kopie aus; nichts wurde geändert.</translation>
  </message>
  <message>
   <source>Copy it again from where it came, or go on with the newest backup.</source>
   <translation>Kopieren Sie die Datei noch einmal von dort, woher sie kam, oder arbeiten Sie mit der neuesten Sicherung weiter.</translation>
  </message>
  <message>
   <source>“{name}” is a folder, not a project.</source>
   <translation>„{name}“ ist ein Ordner, kein Projekt.</translation>
  </message>
  <message>
   <source>“{name}” is not there.</source>
   <translation>„{name}“ ist nicht da.</translation>
  </message>
  <message>
   <source>It was moved, renamed or deleted, or its drive is not connected.</source>
   <translation>Die Datei wurde verschoben, umbenannt oder gelöscht, oder ihr Laufwerk ist nicht verbunden.</translation>
  </message>
  <message>
   <source>Look for it, or open another project.</source>
   <translation>Suchen Sie die Datei, oder öffnen Sie ein anderes Projekt.</translation>
  </message>
  <message>
   <source>“{name}” is empty.</source>
   <translation>„{name}“ ist leer.</translation>
  </message>
  <message>
   <source>“{name}” is a database of another program.</source>
   <translation>„{name}“ ist die Datenbank eines anderen Programms.</translation>
  </message>
  <message>
   <source>The keys of “{name}” are damaged, both copies of them.</source>
   <translation>Die Schlüssel von „{name}“ sind beschädigt, beide Kopien.</translation>
  </message>
  <message>
   <source>Without them nobody can read the project; nothing was changed.</source>
   <translation>Ohne sie kann niemand das Projekt lesen; nichts wurde geändert.</translation>
  </message>
  <message>
   <source>Go on with the newest backup: each holds the keys as well.</source>
   <translation>Arbeiten Sie mit der neuesten Sicherung weiter: jede enthält auch die Schlüssel.</translation>
  </message>
  <message>
   <source>“{name}” was made by a newer alapp.</source>
   <translation>„{name}“ wurde von einem neueren alapp gemacht.</translation>
  </message>
  <message>
   <source>Update alapp on this computer, then open it again.</source>
   <translation>Aktualisieren Sie alapp auf diesem Rechner, und öffnen Sie es dann noch einmal.</translation>
  </message>
  <message>
   <source>This item was erased for good.</source>
   <translation>Dieser Eintrag wurde endgültig gelöscht.</translation>
  </message>
  <message>
   <source>Go on with the next one.</source>
   <translation>Machen Sie mit dem nächsten weiter.</translation>
  </message>
  <message>
   <source>{user} on {host} (process {pid}), since {since} UTC</source>
   <translation>{user} auf {host} (Prozess {pid}), seit {since} UTC</translation>
  </message>
  <message>
   <source>It is open by {words}.</source>
   <translation>Es ist geöffnet von {words}.</translation>
  </message>
  <message>
   <source>Another program holds it.</source>
   <translation>Ein anderes Programm hält es.</translation>
  </message>
  <message>
   <source>“{name}” is open elsewhere.</source>
   <translation>„{name}“ ist anderswo offen.</translation>
  </message>
  <message>
   <source>Close it there, or open it here for reading only.</source>
   <translation>Schließen Sie es dort, oder öffnen Sie es hier nur zum Lesen.</translation>
  </message>
  <message>
   <source>There is no model {version}.</source>
   <translation>Es gibt kein Modell {version}.</translation>
  </message>
  <message>
   <source>The newest ones: {there}.</source>
   <translation>Die neuesten: {there}.</translation>
  </message>
  <message>
   <source>Model {version} frozen</source>
   <translation>Modell {version} eingefroren</translation>
  </message>
  <message>
   <source>Model {version} no longer frozen</source>
   <translation>Modell {version} nicht mehr eingefroren</translation>
  </message>
  <message>
   <source>Model {version} restored</source>
   <translation>Modell {version} zurückgeholt</translation>
  </message>
  <message>
   <source>Model {version} deleted</source>
   <translation>Modell {version} entfernt</translation>
  </message>
  <message>
   <source>Model {version} is frozen.</source>
   <translation>Modell {version} ist eingefroren.</translation>
  </message>
  <message>
   <source>It was not deleted.</source>
   <translation>Es wurde nicht entfernt.</translation>
  </message>
  <message>
   <source>End the freezing first.</source>
   <translation>Beenden Sie zuerst das Einfrieren.</translation>
  </message>
  <message>
   <source>Model {version} is the one whose word counts.</source>
   <translation>Modell {version} ist das, dessen Wort gilt.</translation>
  </message>
  <message>
   <source>Restore another first.</source>
   <translation>Holen Sie zuerst ein anderes zurück.</translation>
  </message>
  <message>
   <source>“{name}” was cut off while it was being closed.</source>
   <translation>„{name}“ wurde beim Schließen abgeschnitten.</translation>
  </message>
  <message>
   <source>Nothing is lost, but it cannot be read before that is put right; nothing was changed.</source>
   <translation>Nichts ist verloren, aber bevor das berichtigt ist, lässt es sich nicht lesen; nichts wurde geändert.</translation>
  </message>
  <message>
   <source>Open it for work once, where you can write to it.</source>
   <translation>Öffnen Sie es einmal zur Arbeit, wo Sie schreiben können.</translation>
  </message>
  <message>
   <source>Nothing was made.</source>
   <translation>Nichts wurde angelegt.</translation>
  </message>
  <message>
   <source>The last changes of “{name}” cannot be read in this place.</source>
   <translation>Die letzten Änderungen von „{name}“ lassen sich an diesem Ort nicht lesen.</translation>
  </message>
  <message>
   <source>They are in a second file beside it, which nobody may open here.</source>
   <translation>Sie stehen in einer zweiten Datei daneben, die hier niemand öffnen darf.</translation>
  </message>
  <message>
   <source>Copy “{name}” and “{name}-wal” together to a place you can write to.</source>
   <translation>Kopieren Sie „{name}“ und „{name}-wal“ zusammen an einen Ort, an dem Sie schreiben können.</translation>
  </message>
  <message>
   <source>The backup is not complete.</source>
   <translation>Die Sicherung ist nicht vollständig.</translation>
  </message>
  <message>
   <source>Free some space and try again.</source>
   <translation>Schaffen Sie Platz, und versuchen Sie es noch einmal.</translation>
  </message>
  <message>
   <source>Choose another name, or open it.</source>
   <translation>Wählen Sie einen anderen Namen, oder öffnen Sie es.</translation>
  </message>
  <message>
   <source>{synced} copies this folder. It may copy the project while it is being written, or bring back an older one. Better keep the project outside, and put backups or exports here.</source>
   <translation>{synced} kopiert diesen Ordner. Es könnte das Projekt kopieren, während es geschrieben wird, oder ein älteres zurückbringen. Lassen Sie das Projekt besser außerhalb, und legen Sie hier Sicherungen oder Exporte ab.</translation>
  </message>
  <message>
   <source>“{name}” is on a network drive ({share}).</source>
   <translation>„{name}“ liegt auf einem Netzlaufwerk ({share}).</translation>
  </message>
  <message>
   <source>{done} Two computers that write there at once would damage the project, and its locks do not hold.</source>
   <translation>{done} Zwei Rechner, die dort zugleich schreiben, würden das Projekt beschädigen, und seine Sperren halten dort nicht.</translation>
  </message>
  <message>
   <source>Work on a copy on this computer, or open it for reading only.</source>
   <translation>Arbeiten Sie an einer Kopie auf diesem Rechner, oder öffnen Sie es nur zum Lesen.</translation>
  </message>
  <message>
   <source>There is not enough room for {doing} ({folder}).</source>
   <translation>Für {doing} reicht der Platz nicht ({folder}).</translation>
  </message>
  <message>
   <source>It needs about {needed:,.0f} MB, {free:,.0f} MB are free. Nothing was changed.</source>
   <translation>Gebraucht werden etwa {needed:,.0f} MB, frei sind {free:,.0f} MB. Nichts wurde geändert.</translation>
  </message>
  <message>
   <source>{code} is {role}</source>
   <translation>{code} ist {role}</translation>
  </message>
  <message>
   <source>A recovery key has {length} letters and digits; these are {count}.</source>
   <translation>Ein Wiederherstellungsschlüssel hat {length} Buchstaben und Ziffern; hier sind es {count}.</translation>
  </message>
  <message>
   <source>Type all nine groups from the sheet.</source>
   <translation>Geben Sie alle neun Gruppen vom Blatt ein.</translation>
  </message>
  <message>
   <source>The recovery key has only digits and capital letters.</source>
   <translation>Der Wiederherstellungsschlüssel besteht nur aus Ziffern und Großbuchstaben.</translation>
  </message>
  <message>
   <source>Look again.</source>
   <translation>Sehen Sie noch einmal nach.</translation>
  </message>
  <message>
   <source>The recovery key does not fit its last group: a sign was misread.</source>
   <translation>Der Wiederherstellungsschlüssel passt nicht zu seiner letzten Gruppe: ein Zeichen wurde falsch gelesen.</translation>
  </message>
  <message>
   <source>The backup “{name}” is damaged.</source>
   <translation>Die Sicherung „{name}“ ist beschädigt.</translation>
  </message>
  <message>
   <source>Choose another backup.</source>
   <translation>Wählen Sie eine andere Sicherung.</translation>
  </message>
  <message>
   <source>“{name}” is still being read by another program.</source>
   <translation>„{name}“ wird noch von einem anderen Programm gelesen.</translation>
  </message>
  <message>
   <source>Close the other program, then restore again.</source>
   <translation>Schließen Sie das andere Programm, und holen Sie die Sicherung dann noch einmal zurück.</translation>
  </message>
  <message>
   <source>rows proved</source>
   <translation>Zeilen geprüft</translation>
  </message>
  <message>
   <source>pages backed up</source>
   <translation>Seiten gesichert</translation>
  </message>
  <message>
   <source>MB copied</source>
   <translation>MB kopiert</translation>
  </message>
  <message>
   <source>Nothing of a project was found in “{name}”.</source>
   <translation>In „{name}“ fand sich nichts von einem Projekt.</translation>
  </message>
  <message>
   <source>No new file was made; the damaged one is as it was.</source>
   <translation>Es wurde keine neue Datei gemacht; die beschädigte ist, wie sie war.</translation>
  </message>
  <message>
   <source>Check the name.</source>
   <translation>Prüfen Sie den Namen.</translation>
  </message>
  <message>
   <source>made by a salvage: the names of labels are lost</source>
   <translation>bei einer Rettung gemacht: die Namen der Labels sind verloren</translation>
  </message>
  <message>
   <source>There is no room to salvage here ({parent}).</source>
   <translation>Zum Retten ist hier kein Platz ({parent}).</translation>
  </message>
  <message>
   <source>It needs {needed:,.0f} MB, {free:,.0f} MB are free. Nothing was changed.</source>
   <translation>Gebraucht werden {needed:,.0f} MB, frei sind {free:,.0f} MB. Nichts wurde geändert.</translation>
  </message>
  <message>
   <source>Choose another place for the new file.</source>
   <translation>Wählen Sie einen anderen Ort für die neue Datei.</translation>
  </message>
  <message>
   <source>The first page of “{name}” is damaged.</source>
   <translation>Die erste Seite von „{name}“ ist beschädigt.</translation>
  </message>
  <message>
   <source>It is encrypted, and without that page nothing behind it can be read; nothing was changed.</source>
   <translation>Die Datei ist verschlüsselt, und ohne diese Seite lässt sich nichts dahinter lesen; nichts wurde geändert.</translation>
  </message>
  <message>
   <source>“{name}” is no archive of alapp.</source>
   <translation>„{name}“ ist kein Archiv von alapp.</translation>
  </message>
  <message>
   <source>Choose a file that ends in .alarchive.</source>
   <translation>Wählen Sie eine Datei, die auf .alarchive endet.</translation>
  </message>
  <message>
   <source>The archive was written by a newer alapp.</source>
   <translation>Das Archiv wurde von einem neueren alapp geschrieben.</translation>
  </message>
  <message>
   <source>“{name}” is not opened: {problem}.</source>
   <translation>„{name}“ wird nicht geöffnet: {problem}.</translation>
  </message>
  <message>
   <source>Ask for it anew.</source>
   <translation>Fordern Sie es neu an.</translation>
  </message>
  <message>
   <source>the archive</source>
   <translation>das Archiv</translation>
  </message>
  <message>
   <source>It was left as it is; nothing was written.</source>
   <translation>Es wurde gelassen, wie es ist; nichts wurde geschrieben.</translation>
  </message>
  <message>
   <source>The password does not open “{name}”.</source>
   <translation>Das Passwort öffnet „{name}“ nicht.</translation>
  </message>
  <message>
   <source>“{name}” is damaged, cut short or was changed.</source>
   <translation>„{name}“ ist beschädigt, abgeschnitten oder wurde geändert.</translation>
  </message>
  <message>
   <source>Nothing of the damaged part was used.</source>
   <translation>Vom beschädigten Teil wurde nichts verwendet.</translation>
  </message>
  <message>
   <source>Copy it again from where it came.</source>
   <translation>Kopieren Sie die Datei noch einmal von dort, woher sie kam.</translation>
  </message>
  <message>
   <source>Key {number} of this project is not used: {problem}.</source>
   <translation>Schlüssel {number} dieses Projekts wird nicht verwendet: {problem}.</translation>
  </message>
  <message>
   <source>The file was damaged or changed by somebody; nothing was opened.</source>
   <translation>Die Datei ist beschädigt oder von jemandem geändert worden; nichts wurde geöffnet.</translation>
  </message>
  <message>
   <source>Open it with another key, or go on with a backup.</source>
   <translation>Öffnen Sie es mit einem anderen Schlüssel, oder arbeiten Sie mit einer Sicherung weiter.</translation>
  </message>
  <message>
   <source>it is weaker than this program permits</source>
   <translation>er ist schwächer, als dieses Programm erlaubt</translation>
  </message>
  <message>
   <source>it asks for more memory or time than this program permits</source>
   <translation>er verlangt mehr Arbeitsspeicher oder Zeit, als dieses Programm erlaubt</translation>
  </message>
  <message>
   <source>it asks for more lanes than this program permits</source>
   <translation>er verlangt mehr Rechenspuren, als dieses Programm erlaubt</translation>
  </message>
  <message>
   <source>The keys do not fit.</source>
   <translation>Die Schlüssel passen nicht hinein.</translation>
  </message>
  <message>
   <source>Choose shorter names for them.</source>
   <translation>Wählen Sie kürzere Namen für sie.</translation>
  </message>
  <message>
   <source>The keys of this project were written by a newer alapp.</source>
   <translation>Die Schlüssel dieses Projekts wurden von einem neueren alapp geschrieben.</translation>
  </message>
  <message>
   <source>“{name}” is not a key file.</source>
   <translation>„{name}“ ist keine Schlüsseldatei.</translation>
  </message>
  <message>
   <source>Choose the file that ends in .alkey.</source>
   <translation>Wählen Sie die Datei, die auf .alkey endet.</translation>
  </message>
  <message>
   <source>There is room for {most_slots} keys.</source>
   <translation>Es ist Platz für {most_slots} Schlüssel.</translation>
  </message>
  <message>
   <source>Remove one first.</source>
   <translation>Entfernen Sie zuerst einen.</translation>
  </message>
  <message>
   <source>There is no key {number}.</source>
   <translation>Es gibt keinen Schlüssel {number}.</translation>
  </message>
  <message>
   <source>`alapp key list` shows the keys.</source>
   <translation>`alapp key list` zeigt die Schlüssel.</translation>
  </message>
  <message>
   <source>The last key cannot be removed.</source>
   <translation>Der letzte Schlüssel lässt sich nicht entfernen.</translation>
  </message>
  <message>
   <source>Nobody could open the project again; nothing was removed.</source>
   <translation>Niemand könnte das Projekt wieder öffnen; nichts wurde entfernt.</translation>
  </message>
  <message>
   <source>Add another key first, or turn the encryption off.</source>
   <translation>Fügen Sie zuerst einen anderen Schlüssel hinzu, oder schalten Sie die Verschlüsselung aus.</translation>
  </message>
  <message>
   <source>The key file “{name}” cannot be read.</source>
   <translation>Die Schlüsseldatei „{name}“ lässt sich nicht lesen.</translation>
  </message>
  <message>
   <source>Check that its drive is connected and that you may read it.</source>
   <translation>Prüfen Sie, ob ihr Laufwerk verbunden ist und ob Sie sie lesen dürfen.</translation>
  </message>
  <message>
   <source>It was erased for good on {day}, and is not taken in again.</source>
   <translation>Es wurde am {day} endgültig gelöscht und wird nicht wieder aufgenommen.</translation>
  </message>
  <message>
   <source>The ID {key} is taken: row {row} of {source}.</source>
   <translation>Die ID {key} ist vergeben: Zeile {row} von {source}.</translation>
  </message>
  <message>
   <source>The same text is in the project: row {row} of {source}.</source>
   <translation>Derselbe Text ist im Projekt: Zeile {row} von {source}.</translation>
  </message>
  <message>
   <source>The same text is in the project: row {row} of {source}, ID {key}.</source>
   <translation>Derselbe Text ist im Projekt: Zeile {row} von {source}, ID {key}.</translation>
  </message>
  <message>
   <source>The same file is in the project: row {row} of {source}.</source>
   <translation>Dieselbe Datei ist im Projekt: Zeile {row} von {source}.</translation>
  </message>
  <message>
   <source>The same file is in the project: row {row} of {source}, ID {key}.</source>
   <translation>Dieselbe Datei ist im Projekt: Zeile {row} von {source}, ID {key}.</translation>
  </message>
  <message>
   <source>Import of {count} answers</source>
   <translation>Import von {count} Antworten</translation>
  </message>
  <message>
   <source>Qt's player is linked to it. It comes in with the player of sounds and films and at no other time; nothing calls it.</source>
   <translation>Qts Abspielprogramm ist damit verbunden. Es kommt mit dem Abspielen von Tönen und Filmen herein und sonst nie; nichts ruft es auf.</translation>
  </message>
  <message>
   <source>The pipes to the child processes are made of it. Any family but the local one is refused when asked for.</source>
   <translation>Die Leitungen zu den Kindprozessen bestehen daraus. Jede Art außer der lokalen wird verweigert, wenn sie verlangt wird.</translation>
  </message>
  <message>
   <source>They offer it to others and do not start it here. It comes without ssl, and its loop would get local sockets only.</source>
   <translation>Sie bieten es anderen an und starten es hier nicht. Es kommt ohne ssl, und seine Schleife bekäme nur lokale Sockets.</translation>
  </message>
  <message>
   <source>The background process did not move for {seconds} min, and was ended.</source>
   <translation>Der Hintergrundprozess rührte sich {seconds} min lang nicht und wurde beendet.</translation>
  </message>
  <message>
   <source>You can go on labeling; the order stays as it is.</source>
   <translation>Sie können weiter annotieren; die Reihenfolge bleibt, wie sie ist.</translation>
  </message>
  <message>
   <source>It starts again by itself. If this repeats, look whether a file on a slow or lost drive is in the pool.</source>
   <translation>Er startet von selbst wieder. Wiederholt sich das, sehen Sie nach, ob eine Datei auf einem langsamen oder verlorenen Laufwerk im Pool ist.</translation>
  </message>
  <message>
   <source>The background process stopped unexpectedly.</source>
   <translation>Der Hintergrundprozess brach unerwartet ab.</translation>
  </message>
  <message>
   <source>It starts again by itself. If this repeats, close other programs or choose a smaller model.</source>
   <translation>Er startet von selbst wieder. Wiederholt sich das, schließen Sie andere Programme, oder wählen Sie ein kleineres Modell.</translation>
  </message>
  <message>
   <source>The background process could not be started.</source>
   <translation>Der Hintergrundprozess ließ sich nicht starten.</translation>
  </message>
  <message>
   <source>They usually save many labels, and the random checks do not speak against it.</source>
   <translation>Sie sparen meist viele Labels, und die Zufallsprüfungen sprechen nicht dagegen.</translation>
  </message>
  <message>
   <source>The texts do not look like English, for which the sentence model was made.</source>
   <translation>Die Texte sehen nicht nach Englisch aus, wofür das Satzmodell gemacht ist.</translation>
  </message>
  <message>
   <source>They usually save many labels; {fewest} random checks are needed to say otherwise.</source>
   <translation>Sie sparen meist viele Labels; um anderes zu sagen, sind {fewest} Zufallsprüfungen nötig.</translation>
  </message>
  <message>
   <source>The random checks speak for them.</source>
   <translation>Die Zufallsprüfungen sprechen für sie.</translation>
  </message>
  <message>
   <source>The random checks speak against them.</source>
   <translation>Die Zufallsprüfungen sprechen gegen sie.</translation>
  </message>
  <message>
   <source>Naive Bayes</source>
   <translation>Naiver Bayes</translation>
  </message>
  <message>
   <source>Committee of five</source>
   <translation>Komitee aus fünf</translation>
  </message>
  <message>
   <source>Logistic regression</source>
   <translation>Logistische Regression</translation>
  </message>
  <message>
   <source>Naive Bayes with class frequencies</source>
   <translation>Naiver Bayes mit Klassenhäufigkeiten</translation>
  </message>
  <message>
   <source>Relevance search (for a rare label)</source>
   <translation>Relevanzsuche (für ein seltenes Label)</translation>
  </message>
  <message>
   <source>Ridge (recommended)</source>
   <translation>Ridge (empfohlen)</translation>
  </message>
  <message>
   <source>Logistic regression in small steps (for very many answers)</source>
   <translation>Logistische Regression in kleinen Schritten (für sehr viele Antworten)</translation>
  </message>
  <message>
   <source>Linear SVM</source>
   <translation>Lineare SVM</translation>
  </message>
  <message>
   <source>This is not a model of this program.</source>
   <translation>Dies ist kein Modell dieses Programms.</translation>
  </message>
  <message>
   <source>The stored model cannot be read.</source>
   <translation>Das gespeicherte Modell lässt sich nicht lesen.</translation>
  </message>
  <message>
   <source>Most unsure regions</source>
   <translation>Unsicherste Bereiche</translation>
  </message>
  <message>
   <source>You chose it, and the answered pictures do not speak against it.</source>
   <translation>Sie haben ihn gewählt, und die beantworteten Bilder sprechen nicht dagegen.</translation>
  </message>
  <message>
   <source>You chose it; {fewest} answered pictures are needed to say otherwise.</source>
   <translation>Sie haben ihn gewählt; um anderes zu sagen, sind {fewest} beantwortete Bilder nötig.</translation>
  </message>
  <message>
   <source>You chose it, and the random checks do not speak against it.</source>
   <translation>Sie haben ihn gewählt, und die Zufallsprüfungen sprechen nicht dagegen.</translation>
  </message>
  <message>
   <source>The random checks speak against it.</source>
   <translation>Die Zufallsprüfungen sprechen dagegen.</translation>
  </message>
  <message>
   <source>The answered pictures speak against it.</source>
   <translation>Die beantworteten Bilder sprechen dagegen.</translation>
  </message>
  <message>
   <source>The random checks speak for it.</source>
   <translation>Die Zufallsprüfungen sprechen dafür.</translation>
  </message>
  <message>
   <source>The answered pictures speak for it.</source>
   <translation>Die beantworteten Bilder sprechen dafür.</translation>
  </message>
  <message>
   <source>Chain of words (CRF)</source>
   <translation>Wortkette (CRF)</translation>
  </message>
  <message>
   <source>The stored model of spans cannot be read.</source>
   <translation>Das gespeicherte Modell für Textstellen lässt sich nicht lesen.</translation>
  </message>
  <message>
   <source>It was made from your texts and answers, which are not touched.</source>
   <translation>Es entstand aus Ihren Texten und Antworten; diese sind unberührt.</translation>
  </message>
  <message>
   <source>Windows of colours and edges</source>
   <translation>Fenster aus Farben und Kanten</translation>
  </message>
  <message>
   <source>The stored model of boxes cannot be read.</source>
   <translation>Das gespeicherte Modell für Rahmen lässt sich nicht lesen.</translation>
  </message>
  <message>
   <source>It was made from your pictures and answers, which are not touched.</source>
   <translation>Es entstand aus Ihren Bildern und Antworten; diese sind unberührt.</translation>
  </message>
  <message>
   <source>Detector of your own</source>
   <translation>Eigener Detektor</translation>
  </message>
  <message>
   <source>What was learned of your detector cannot be read.</source>
   <translation>Was über Ihren Detektor gelernt wurde, lässt sich nicht lesen.</translation>
  </message>
  <message>
   <source>region learner</source>
   <translation>Lernverfahren für Bereiche</translation>
  </message>
  <message>
   <source>Sliding windows, joined along time</source>
   <translation>Gleitende Fenster, entlang der Zeit verbunden</translation>
  </message>
  <message>
   <source>The stored model of segments cannot be read.</source>
   <translation>Das gespeicherte Modell für Abschnitte lässt sich nicht lesen.</translation>
  </message>
  <message>
   <source>It was made from your recordings and answers, which are not touched.</source>
   <translation>Es entstand aus Ihren Aufnahmen und Antworten; diese sind unberührt.</translation>
  </message>
  <message>
   <source>Choosing what to ask</source>
   <translation>Die nächsten Fragen werden gewählt</translation>
  </message>
  <message>
   <source>Write each strategy once with its share, together 1: clusters 0.6, typical 0.2, random 0.2.</source>
   <translation>Schreiben Sie jede Strategie einmal mit ihrem Anteil, zusammen 1: clusters 0.6, typical 0.2, random 0.2.</translation>
  </message>
  <message>
   <source>The shares of the mix sum to {sum:g}, and each must be more than 0.</source>
   <translation>Die Anteile der Mischung ergeben zusammen {sum:g}, und jeder muss größer als 0 sein.</translation>
  </message>
  <message>
   <source>The mix is not changed.</source>
   <translation>Die Mischung wird nicht geändert.</translation>
  </message>
  <message>
   <source>The mix cannot be read at {part!r}.</source>
   <translation>Die Mischung lässt sich bei {part!r} nicht lesen.</translation>
  </message>
  <message>
   <source>There is no query strategy called {found!r}.</source>
   <translation>Es gibt keine Strategie namens {found!r}.</translation>
  </message>
  <message>
   <source>Unsure, with more of the labels that have few answers</source>
   <translation>Unsicher, mit mehr von den Labels, die wenige Antworten haben</translation>
  </message>
  <message>
   <source>Unsure, and with an unusual number of labels</source>
   <translation>Unsicher, und mit ungewöhnlich vielen oder wenigen Labels</translation>
  </message>
  <message>
   <source>Unsure, and of different kinds</source>
   <translation>Unsicher, und von verschiedener Art</translation>
  </message>
  <message>
   <source>Like answered items, but predicted differently</source>
   <translation>Wie beantwortete Einträge, aber anders vorhergesagt</translation>
  </message>
  <message>
   <source>Unsure, and unlike the answers so far in its labels</source>
   <translation>Unsicher, und in den Labels anders als die bisherigen Antworten</translation>
  </message>
  <message>
   <source>Mix (recommended)</source>
   <translation>Mischung (empfohlen)</translation>
  </message>
  <message>
   <source>Unsure, and typical of many items</source>
   <translation>Unsicher, und typisch für viele Einträge</translation>
  </message>
  <message>
   <source>Unsure among all labels</source>
   <translation>Unsicher zwischen allen Labels</translation>
  </message>
  <message>
   <source>Would change the model in different ways</source>
   <translation>Würde das Modell auf verschiedene Weise ändern</translation>
  </message>
  <message>
   <source>Coverage: speaks for many unsure items</source>
   <translation>Abdeckung: spricht für viele unsichere Einträge</translation>
  </message>
  <message>
   <source>Several models differ from each other</source>
   <translation>Mehrere Modelle unterscheiden sich voneinander</translation>
  </message>
  <message>
   <source>Unsure, and farthest from what is known</source>
   <translation>Unsicher, und am weitesten von dem, was bekannt ist</translation>
  </message>
  <message>
   <source>Several models differ from their mean</source>
   <translation>Mehrere Modelle unterscheiden sich von ihrem Mittel</translation>
  </message>
  <message>
   <source>Unsure of the best label</source>
   <translation>Unsicher über das beste Label</translation>
  </message>
  <message>
   <source>Unsure between two labels</source>
   <translation>Unsicher zwischen zwei Labels</translation>
  </message>
  <message>
   <source>A mix of your own</source>
   <translation>Eine eigene Mischung</translation>
  </message>
  <message>
   <source>Unsure by the ratio of two labels</source>
   <translation>Unsicher nach dem Verhältnis zweier Labels</translation>
  </message>
  <message>
   <source>query strategy</source>
   <translation>Strategie</translation>
  </message>
  <message>
   <source>Most likely to have the label you look for</source>
   <translation>Hat am wahrscheinlichsten das gesuchte Label</translation>
  </message>
  <message>
   <source>Unsure of several labels at once</source>
   <translation>Unsicher über mehrere Labels zugleich</translation>
  </message>
  <message>
   <source>Typical items (needs no answers)</source>
   <translation>Typische Einträge (braucht keine Antworten)</translation>
  </message>
  <message>
   <source>Several models vote differently</source>
   <translation>Mehrere Modelle stimmen verschieden ab</translation>
  </message>
  <message>
   <source>it was made to {task}, not to detect</source>
   <translation>er ist für {task} gemacht, nicht zum Erkennen</translation>
  </message>
  <message>
   <source>a deviation of 0 is stated for it</source>
   <translation>für ihn ist eine Abweichung von 0 angegeben</translation>
  </message>
  <message>
   <source>what is stated of it cannot be understood: {error}</source>
   <translation>was von ihm angegeben ist, lässt sich nicht verstehen: {error}</translation>
  </message>
  <message>
   <source>{name} beside it cannot be read</source>
   <translation>{name} daneben lässt sich nicht lesen</translation>
  </message>
  <message>
   <source>write it into a file {name}.json beside it; whoever made it knows</source>
   <translation>schreiben Sie es in eine Datei {name}.json daneben; wer ihn gemacht hat, weiß es</translation>
  </message>
  <message>
   <source>it does not take one picture</source>
   <translation>er nimmt nicht ein einzelnes Bild</translation>
  </message>
  <message>
   <source>it does not take pictures in three colours, one at a time</source>
   <translation>er nimmt keine Bilder in drei Farben, eines nach dem anderen</translation>
  </message>
  <message>
   <source>nobody states its {missing}; {ask}</source>
   <translation>niemand gibt {missing} an; {ask}</translation>
  </message>
  <message>
   <source>its input has fixed sides, and how a picture is fitted is not stated as “fit”; {ask}</source>
   <translation>seine Eingabe hat feste Seiten, und wie ein Bild eingepasst wird, ist nicht als „fit“ angegeben; {ask}</translation>
  </message>
  <message>
   <source>it wants pictures of {size} × {size_2} pixels</source>
   <translation>er will Bilder von {size} × {size_2} Pixeln</translation>
  </message>
  <message>
   <source>it states {count} classes</source>
   <translation>er gibt {count} Klassen an</translation>
  </message>
  <message>
   <source>is not one that is known</source>
   <translation>ist keine bekannte</translation>
  </message>
  <message>
   <source>may be {forms}: state its “form”</source>
   <translation>kann {forms} sein: geben Sie „form“ an</translation>
  </message>
  <message>
   <source>its output ({shapes}) for {count} classes {why}</source>
   <translation>seine Ausgabe ({shapes}) für {count} Klassen {why}</translation>
  </message>
  <message>
   <source>Stored sentence features cannot be read.</source>
   <translation>Gespeicherte Satzmerkmale lassen sich nicht lesen.</translation>
  </message>
  <message>
   <source>Stored sentence features are damaged.</source>
   <translation>Gespeicherte Satzmerkmale sind beschädigt.</translation>
  </message>
  <message>
   <source>Reading a film</source>
   <translation>Ein Film wird gelesen</translation>
  </message>
  <message>
   <source>The film {name} cannot be read: it is damaged or of a kind that is not known here.</source>
   <translation>Der Film {name} lässt sich nicht lesen: er ist beschädigt oder von einer Art, die hier nicht bekannt ist.</translation>
  </message>
  <message>
   <source>The film {name} is coded as {codec}, which cannot be decoded on this machine.</source>
   <translation>Der Film {name} ist als {codec} kodiert und lässt sich auf diesem Rechner nicht dekodieren.</translation>
  </message>
  <message>
   <source>Save it as H.264, VP8 or VP9, or skip it.</source>
   <translation>Speichern Sie ihn als H.264, VP8 oder VP9, oder überspringen Sie ihn.</translation>
  </message>
  <message>
   <source>Pictures and motion</source>
   <translation>Bilder und Bewegung</translation>
  </message>
  <message>
   <source>Pictures and motion, in short</source>
   <translation>Bilder und Bewegung, in Kürze</translation>
  </message>
  <message>
   <source>Reading films</source>
   <translation>Filme werden gelesen</translation>
  </message>
  <message>
   <source>The stored features are of another version.</source>
   <translation>Die gespeicherten Merkmale sind von einer anderen Version.</translation>
  </message>
  <message>
   <source>Words only (very large pools)</source>
   <translation>Nur Wörter (sehr große Pools)</translation>
  </message>
  <message>
   <source>Reading words</source>
   <translation>Wörter werden gelesen</translation>
  </message>
  <message>
   <source>Reading texts</source>
   <translation>Texte werden gelesen</translation>
  </message>
  <message>
   <source>Edges, shades and colours</source>
   <translation>Kanten, Helligkeit und Farben</translation>
  </message>
  <message>
   <source>Edges, shades and colours, in short</source>
   <translation>Kanten, Helligkeit und Farben, in Kürze</translation>
  </message>
  <message>
   <source>Reading pictures</source>
   <translation>Bilder werden gelesen</translation>
  </message>
  <message>
   <source>Films cannot be decoded on this machine.</source>
   <translation>Filme lassen sich auf diesem Rechner nicht dekodieren.</translation>
  </message>
  <message>
   <source>They are listed but not shown; everything else works.</source>
   <translation>Sie werden aufgeführt, aber nicht gezeigt; alles andere geht.</translation>
  </message>
  <message>
   <source>Install PySide6-Addons 6.11; on Linux the system package libpulse0 as well.</source>
   <translation>Installieren Sie PySide6-Addons 6.11; unter Linux auch das Systempaket libpulse0.</translation>
  </message>
  <message>
   <source>The detector</source>
   <translation>Der Detektor</translation>
  </message>
  <message>
   <source>Boxes are suggested by the model that learns from yours; nothing is lost.</source>
   <translation>Rahmen schlägt das Modell vor, das aus Ihren lernt; nichts ist verloren.</translation>
  </message>
  <message>
   <source>sides of {height} to {width}</source>
   <translation>Seiten von {height} bis {width}</translation>
  </message>
  <message>
   <source>{words}: pictures of {size} pixels ({fit}), output of the form {form}.</source>
   <translation>{words}: Bilder von {size} Pixeln ({fit}), Ausgabe der Form {form}.</translation>
  </message>
  <message>
   <source>its output {shapes} is not {form}</source>
   <translation>seine Ausgabe {shapes} ist nicht {form}</translation>
  </message>
  <message>
   <source>its output changes its shape</source>
   <translation>seine Ausgabe wechselt ihre Form</translation>
  </message>
  <message>
   <source>Choose another file in the settings, or none.</source>
   <translation>Wählen Sie in den Einstellungen eine andere Datei oder keine.</translation>
  </message>
  <message>
   <source>it is no ONNX model</source>
   <translation>es ist kein ONNX-Modell</translation>
  </message>
  <message>
   <source>its weights lie in other files; save it as one file</source>
   <translation>seine Gewichte liegen in anderen Dateien; speichern Sie es als eine Datei</translation>
  </message>
  <message>
   <source>it needs operators that are not its own ({text})</source>
   <translation>es braucht Operatoren, die nicht seine eigenen sind ({text})</translation>
  </message>
  <message>
   <source>{what} {name} cannot be used: {why}.</source>
   <translation>{what} {name} lässt sich nicht verwenden: {why}.</translation>
  </message>
  <message>
   <source>it has {count} inputs and {count_2} outputs</source>
   <translation>es gibt {count} Eingaben und {count_2} Ausgaben</translation>
  </message>
  <message>
   <source>the file is not there</source>
   <translation>die Datei ist nicht da</translation>
  </message>
  <message>
   <source>it gives something else than a list of numbers</source>
   <translation>es kommt etwas anderes heraus als eine Liste von Zahlen</translation>
  </message>
  <message>
   <source>{what} {name} needs the package onnxruntime.</source>
   <translation>{what} {name} braucht das Paket onnxruntime.</translation>
  </message>
  <message>
   <source>Install alapp with its extra “onnx”, or choose no file.</source>
   <translation>Installieren Sie alapp mit der Erweiterung „onnx“, oder wählen Sie keine Datei.</translation>
  </message>
  <message>
   <source>it is damaged or of another kind</source>
   <translation>die Datei ist beschädigt oder von anderer Art</translation>
  </message>
  <message>
   <source>it is larger than {most_bytes} MB</source>
   <translation>die Datei ist größer als {most_bytes} MB</translation>
  </message>
  <message>
   <source>it cannot be read</source>
   <translation>die Datei lässt sich nicht lesen</translation>
  </message>
  <message>
   <source>it has too many parts</source>
   <translation>es sind zu viele Teile</translation>
  </message>
  <message>
   <source>it took more than {seconds:g} s</source>
   <translation>es dauerte länger als {seconds:g} s</translation>
  </message>
  <message>
   <source>it fails while it runs</source>
   <translation>es scheitert beim Ausführen</translation>
  </message>
  <message>
   <source>The picture model</source>
   <translation>Das Bildmodell</translation>
  </message>
  <message>
   <source>Items are chosen by edges, shades and colours; nothing is lost.</source>
   <translation>Einträge werden nach Kanten, Helligkeit und Farben gewählt; nichts ist verloren.</translation>
  </message>
  <message>
   <source>it does not take pictures in three colours</source>
   <translation>es nimmt keine Bilder in drei Farben</translation>
  </message>
  <message>
   <source>The picture model {name} does not say how pictures are prepared for it.</source>
   <translation>Das Bildmodell {name} sagt nicht, wie Bilder dafür vorbereitet werden.</translation>
  </message>
  <message>
   <source>Write its input size, mean and deviation into a {config} beside it; whoever made it knows them.</source>
   <translation>Schreiben Sie Eingabegröße, Mittelwert und Abweichung in eine Datei {config} daneben; wer es gemacht hat, kennt sie.</translation>
  </message>
  <message>
   <source>its first output has the shape {shape}, not one row a picture</source>
   <translation>seine erste Ausgabe hat die Form {shape}, nicht eine Zeile je Bild</translation>
  </message>
  <message>
   <source>The sentence model</source>
   <translation>Das Satzmodell</translation>
  </message>
  <message>
   <source>Items are chosen without sentence features; nothing is lost.</source>
   <translation>Einträge werden ohne Satzmerkmale gewählt; nichts ist verloren.</translation>
  </message>
  <message>
   <source>it takes {sorted}, and not word pieces alone</source>
   <translation>es nimmt {sorted} und nicht nur Wortstücke</translation>
  </message>
  <message>
   <source>the file {name} is not there</source>
   <translation>die Datei {name} ist nicht da</translation>
  </message>
  <message>
   <source>its first output has the shape {shape}, not one row a text</source>
   <translation>seine erste Ausgabe hat die Form {shape}, nicht eine Zeile je Text</translation>
  </message>
  <message>
   <source>The sentence model {name} needs the package tokenizers.</source>
   <translation>Das Satzmodell {name} braucht das Paket tokenizers.</translation>
  </message>
  <message>
   <source>Install alapp with its extra “onnx”, or choose the built-in model.</source>
   <translation>Installieren Sie alapp mit der Erweiterung „onnx“, oder wählen Sie das eingebaute Modell.</translation>
  </message>
  <message>
   <source>{name} is damaged or of another kind</source>
   <translation>{name} ist beschädigt oder von anderer Art</translation>
  </message>
  <message>
   <source>Reading a picture</source>
   <translation>Ein Bild wird gelesen</translation>
  </message>
  <message>
   <source>The picture {short} is too large: {size} × {size_2} pixels.</source>
   <translation>Das Bild {short} ist zu groß: {size} × {size_2} Pixel.</translation>
  </message>
  <message>
   <source>Save it smaller, in parts, as TIFF or as PNG, or skip it.</source>
   <translation>Speichern Sie es kleiner, in Teilen, als TIFF oder als PNG, oder überspringen Sie es.</translation>
  </message>
  <message>
   <source>The picture {short} cannot be read: it is damaged or of a kind that is not known here.</source>
   <translation>Das Bild {short} lässt sich nicht lesen: es ist beschädigt oder von einer Art, die hier nicht bekannt ist.</translation>
  </message>
  <message>
   <source>feature extractor</source>
   <translation>Merkmalsverfahren</translation>
  </message>
  <message>
   <source>Every word and letters (to find rare labels)</source>
   <translation>Jedes Wort und Buchstaben (um seltene Labels zu finden)</translation>
  </message>
  <message>
   <source>Reading letters</source>
   <translation>Buchstaben werden gelesen</translation>
  </message>
  <message>
   <source>The stored features cannot be read.</source>
   <translation>Die gespeicherten Merkmale lassen sich nicht lesen.</translation>
  </message>
  <message>
   <source>The sentence model that comes with alapp cannot be read.</source>
   <translation>Das mitgelieferte Satzmodell lässt sich nicht lesen.</translation>
  </message>
  <message>
   <source>Items are chosen by words, letters and topics; nothing is lost.</source>
   <translation>Einträge werden nach Wörtern, Buchstaben und Themen gewählt; nichts ist verloren.</translation>
  </message>
  <message>
   <source>Set alapp up again, or switch sentence features off in the settings.</source>
   <translation>Richten Sie alapp neu ein, oder schalten Sie Satzmerkmale in den Einstellungen aus.</translation>
  </message>
  <message>
   <source>Words, letters and sentences</source>
   <translation>Wörter, Buchstaben und Sätze</translation>
  </message>
  <message>
   <source>Reading a sound</source>
   <translation>Ein Ton wird gelesen</translation>
  </message>
  <message>
   <source>The sound {name} cannot be read: it is damaged or of a kind that is not known here.</source>
   <translation>Der Ton {name} lässt sich nicht lesen: er ist beschädigt oder von einer Art, die hier nicht bekannt ist.</translation>
  </message>
  <message>
   <source>Sounds cannot be decoded on this machine.</source>
   <translation>Töne lassen sich auf diesem Rechner nicht dekodieren.</translation>
  </message>
  <message>
   <source>Install the package soundfile.</source>
   <translation>Installieren Sie das Paket soundfile.</translation>
  </message>
  <message>
   <source>Pitch bands and their course</source>
   <translation>Tonhöhenbänder und ihr Verlauf</translation>
  </message>
  <message>
   <source>Pitch bands and their course, in short</source>
   <translation>Tonhöhenbänder und ihr Verlauf, in Kürze</translation>
  </message>
  <message>
   <source>Reading sounds</source>
   <translation>Töne werden gelesen</translation>
  </message>
  <message>
   <source>Numbers and categories</source>
   <translation>Zahlen und Kategorien</translation>
  </message>
  <message>
   <source>Reading rows</source>
   <translation>Zeilen werden gelesen</translation>
  </message>
  <message>
   <source>Words, letters and topics</source>
   <translation>Wörter, Buchstaben und Themen</translation>
  </message>
  <message>
   <source>Finding topics</source>
   <translation>Themen werden gesucht</translation>
  </message>
  <message>
   <source>The features of this model are not of a kind that this program makes.</source>
   <translation>Die Merkmale dieses Modells sind von keiner Art, die dieses Programm herstellt.</translation>
  </message>
  <message>
   <source>Several labels</source>
   <translation>Mehrere Labels</translation>
  </message>
  <message>
   <source>label task</source>
   <translation>Aufgabe</translation>
  </message>
  <message>
   <source>The file is no sound that can be read here.</source>
   <translation>Die Datei ist kein Ton, der hier gelesen werden kann.</translation>
  </message>
  <message>
   <source>There is no file name.</source>
   <translation>Es gibt keinen Dateinamen.</translation>
  </message>
  <message>
   <source>The file is no picture that can be read here.</source>
   <translation>Die Datei ist kein Bild, das hier gelesen werden kann.</translation>
  </message>
  <message>
   <source>The picture is too large: {width} × {height} pixels.</source>
   <translation>Das Bild ist zu groß: {width} × {height} Pixel.</translation>
  </message>
  <message>
   <source>It is left out; the others are imported.</source>
   <translation>Es wird ausgelassen; die anderen werden importiert.</translation>
  </message>
  <message>
   <source>Save it smaller or in parts.</source>
   <translation>Speichern Sie es kleiner oder in Teilen.</translation>
  </message>
  <message>
   <source>The picture {short} is damaged or of a kind that is not known here.</source>
   <translation>Das Bild {short} ist beschädigt oder von einer Art, die hier nicht bekannt ist.</translation>
  </message>
  <message>
   <source>Put a sound copy of the file in its place and import again.</source>
   <translation>Legen Sie eine heile Kopie der Datei an ihre Stelle, und importieren Sie noch einmal.</translation>
  </message>
  <message>
   <source>Table row</source>
   <translation>Tabellenzeile</translation>
  </message>
  <message>
   <source>Every cell is empty.</source>
   <translation>Jede Zelle ist leer.</translation>
  </message>
  <message>
   <source>The row cannot be read.</source>
   <translation>Die Zeile lässt sich nicht lesen.</translation>
  </message>
  <message>
   <source>A row of the table cannot be read.</source>
   <translation>Eine Zeile der Tabelle lässt sich nicht lesen.</translation>
  </message>
  <message>
   <source>It is left out.</source>
   <translation>Sie wird ausgelassen.</translation>
  </message>
  <message>
   <source>There is no text.</source>
   <translation>Es gibt keinen Text.</translation>
  </message>
  <message>
   <source>The file is no film that can be read here.</source>
   <translation>Die Datei ist kein Film, der hier gelesen werden kann.</translation>
  </message>
  <message>
   <source>Nothing was used of it.</source>
   <translation>Nichts davon wurde verwendet.</translation>
  </message>
  <message>
   <source>Mend the file; the manual lists its fields.</source>
   <translation>Berichtigen Sie die Datei; das Handbuch nennt ihre Felder.</translation>
  </message>
  <message>
   <source>There is no policy on this machine. It would be read from: {places}</source>
   <translation>Auf diesem Rechner gibt es keine Richtlinie. Sie würde gelesen aus: {places}</translation>
  </message>
  <message>
   <source>Policy: {path}</source>
   <translation>Richtlinie: {path}</translation>
  </message>
  <message>
   <source>It forces nothing.</source>
   <translation>Sie legt nichts fest.</translation>
  </message>
  <message>
   <source>Training</source>
   <translation>Training</translation>
  </message>
  <message>
   <source>, suggestion {suggestion} ({confidence:.0%})</source>
   <translation>, Vorschlag {suggestion} ({confidence:.0%})</translation>
  </message>
  <message>
   <source>Everything is labeled.</source>
   <translation>Alles ist annotiert.</translation>
  </message>
  <message>
   <source>{saved} saved.</source>
   <translation>{saved} gespeichert.</translation>
  </message>
  <message>
   <source>This was line {place}; what stood before it is saved.</source>
   <translation>Das war Zeile {place}; was davor stand, ist gespeichert.</translation>
  </message>
  <message>
   <source>No label was given for “{key}”.</source>
   <translation>Für „{key}“ wurde kein Label angegeben.</translation>
  </message>
  <message>
   <source>Nothing was saved for it.</source>
   <translation>Dafür wurde nichts gespeichert.</translation>
  </message>
  <message>
   <source>Name one, or use --skip.</source>
   <translation>Nennen Sie eines, oder verwenden Sie --skip.</translation>
  </message>
  <message>
   <source>No model yet: it needs {first_model} answers with two labels. Items chosen: {waiting}.</source>
   <translation>Noch kein Modell: es braucht {first_model} Antworten mit zwei Labels. Gewählte Einträge: {waiting}.</translation>
  </message>
  <message>
   <source>Model {version} from {labels} answers. Items chosen: {waiting}.</source>
   <translation>Modell {version} aus {labels} Antworten. Gewählte Einträge: {waiting}.</translation>
  </message>
  <message>
   <source>{name}: {count} come next.</source>
   <translation>{name}: {count} kommen als Nächstes.</translation>
  </message>
  <message>
   <source>{name}: no item has these words.</source>
   <translation>{name}: kein Eintrag hat diese Wörter.</translation>
  </message>
  <message>
   <source>The sentence model has read {read:,} of {items:,} texts.</source>
   <translation>Das Satzmodell hat {read:,} von {items:,} Texten gelesen.</translation>
  </message>
  <message>
   <source>Erasing</source>
   <translation>Löschen</translation>
  </message>
  <message>
   <source>Models are made anew at the next training.</source>
   <translation>Modelle werden beim nächsten Training neu gemacht.</translation>
  </message>
  <message>
   <source>--where needs COLUMN=VALUE.</source>
   <translation>--where braucht SPALTE=WERT.</translation>
  </message>
  <message>
   <source>Such as --where patient=17.</source>
   <translation>Etwa --where patient=17.</translation>
  </message>
  <message>
   <source>Erase for good: {words}; {backups} backups are rewritten?</source>
   <translation>Endgültig löschen: {words}; {backups} Sicherungen werden neu geschrieben?</translation>
  </message>
  <message>
   <source>There is no item “{key}”.</source>
   <translation>Es gibt keinen Eintrag „{key}“.</translation>
  </message>
  <message>
   <source>“alapp export” lists the ids.</source>
   <translation>„alapp export“ führt die IDs auf.</translation>
  </message>
  <message>
   <source>accepted</source>
   <translation>angenommen</translation>
  </message>
  <message>
   <source>Importing</source>
   <translation>Import</translation>
  </message>
  <message>
   <source>column {name}</source>
   <translation>Spalte {name}</translation>
  </message>
  <message>
   <source>Exporting</source>
   <translation>Export</translation>
  </message>
  <message>
   <source>{rows:,} rows written to {path}, {size:.1f} MB, read back and compared.</source>
   <translation>{rows:,} Zeilen nach {path} geschrieben, {size:.1f} MB, zurückgelesen und verglichen.</translation>
  </message>
  <message>
   <source>rows seen</source>
   <translation>gesehene Zeilen</translation>
  </message>
  <message>
   <source>left out</source>
   <translation>ausgelassen</translation>
  </message>
  <message>
   <source>`--quarantine FILE` writes the rows that were left out, with their reasons, to be repaired.</source>
   <translation>`--quarantine DATEI` schreibt die ausgelassenen Zeilen mit ihren Gründen, damit sie berichtigt werden können.</translation>
  </message>
  <message>
   <source>left out, {reason}</source>
   <translation>ausgelassen, {reason}</translation>
  </message>
  <message>
   <source>Password of {name}</source>
   <translation>Passwort von {name}</translation>
  </message>
  <message>
   <source>Backups and copies made before still open with the old one.</source>
   <translation>Frühere Sicherungen und Kopien lassen sich weiterhin mit dem alten öffnen.</translation>
  </message>
  <message>
   <source>Old password</source>
   <translation>Altes Passwort</translation>
  </message>
  <message>
   <source>Write it on paper and keep it away from this computer: it opens the project by itself.</source>
   <translation>Schreiben Sie ihn auf Papier, und bewahren Sie ihn fern von diesem Rechner auf: er öffnet das Projekt allein.</translation>
  </message>
  <message>
   <source>{name} is encrypted. Without a password or recovery key nobody can open it, not even we.</source>
   <translation>{name} ist verschlüsselt. Ohne Passwort oder Wiederherstellungsschlüssel kann niemand es öffnen, auch wir nicht.</translation>
  </message>
  <message>
   <source>Make a recovery key now: `alapp key recovery`.</source>
   <translation>Machen Sie jetzt einen Wiederherstellungsschlüssel: `alapp key recovery`.</translation>
  </message>
  <message>
   <source>What was on the disk before may be found there until it is written over; see the manual.</source>
   <translation>Was vorher auf dem Datenträger stand, kann dort zu finden sein, bis es überschrieben wird; siehe das Handbuch.</translation>
  </message>
  <message>
   <source>Decrypting</source>
   <translation>Entschlüsselung</translation>
  </message>
  <message>
   <source>number</source>
   <translation>Nummer</translation>
  </message>
  <message>
   <source>name</source>
   <translation>Name</translation>
  </message>
  <message>
   <source>Key {number} opens the project too.</source>
   <translation>Schlüssel {number} öffnet das Projekt auch.</translation>
  </message>
  <message>
   <source>Key {number} is removed. {said}</source>
   <translation>Schlüssel {number} ist entfernt. {said}</translation>
  </message>
  <message>
   <source>Key {number} is changed. {said}</source>
   <translation>Schlüssel {number} ist geändert. {said}</translation>
  </message>
  <message>
   <source>Made {path}. Without it nobody opens the project.</source>
   <translation>{path} ist gemacht. Ohne diese Datei öffnet niemand das Projekt.</translation>
  </message>
  <message>
   <source>See `alapp key`.</source>
   <translation>Siehe `alapp key`.</translation>
  </message>
  <message>
   <source>Encrypting</source>
   <translation>Verschlüsselung</translation>
  </message>
  <message>
   <source>1 older copy is</source>
   <translation>1 ältere Kopie ist</translation>
  </message>
  <message>
   <source>{count} older copies are</source>
   <translation>{count} ältere Kopien sind</translation>
  </message>
  <message>
   <source>{count} not encrypted; delete them or keep them in a safe place:</source>
   <translation>{count} nicht verschlüsselt; löschen Sie sie, oder bewahren Sie sie an einem sicheren Ort auf:</translation>
  </message>
  <message>
   <source>{name} is not encrypted any more.</source>
   <translation>{name} ist nicht mehr verschlüsselt.</translation>
  </message>
  <message>
   <source>{name} is not encrypted.</source>
   <translation>{name} ist nicht verschlüsselt.</translation>
  </message>
  <message>
   <source>opens with</source>
   <translation>öffnet sich mit</translation>
  </message>
  <message>
   <source>made (UTC)</source>
   <translation>gemacht (UTC)</translation>
  </message>
  <message>
   <source>Stopped.</source>
   <translation>Angehalten.</translation>
  </message>
  <message>
   <source>MB</source>
   <translation>MB</translation>
  </message>
  <message>
   <source>embedded</source>
   <translation>eingebettet</translation>
  </message>
  <message>
   <source>{n:,} files</source>
   <translation>{n:,} Dateien</translation>
  </message>
  <message>
   <source>folder {id}, {path}</source>
   <translation>Ordner {id}, {path}</translation>
  </message>
  <message>
   <source>{absent:,} more; `--json` names them all.</source>
   <translation>{absent:,} weitere; `--json` nennt sie alle.</translation>
  </message>
  <message>
   <source>, {absent:,} not as they were</source>
   <translation>, {absent:,} nicht, wie sie waren</translation>
  </message>
  <message>
   <source>The files are looked for in {folder} from now on.</source>
   <translation>Die Dateien werden von jetzt an in {folder} gesucht.</translation>
  </message>
  <message>
   <source>Folders: {known}.</source>
   <translation>Ordner: {known}.</translation>
  </message>
  <message>
   <source>There is no folder {wanted} in this project.</source>
   <translation>Es gibt keinen Ordner {wanted} in diesem Projekt.</translation>
  </message>
  <message>
   <source>There is no folder of files in this project.</source>
   <translation>Es gibt keinen Ordner mit Dateien in diesem Projekt.</translation>
  </message>
  <message>
   <source>trained</source>
   <translation>trainiert</translation>
  </message>
  <message>
   <source>labels</source>
   <translation>Labels</translation>
  </message>
  <message>
   <source>guideline</source>
   <translation>Leitfaden</translation>
  </message>
  <message>
   <source>accuracy in random checks</source>
   <translation>Genauigkeit bei Zufallsprüfungen</translation>
  </message>
  <message>
   <source>{changed:,} of {compared:,} predictions changed ({share:.1f} %)</source>
   <translation>{changed:,} von {compared:,} Vorhersagen geändert ({share:.1f} %)</translation>
  </message>
  <message>
   <source>restored: suggestions and order come from it until the next training</source>
   <translation>zurückgeholt: Vorschläge und Reihenfolge kommen von ihm bis zum nächsten Training</translation>
  </message>
  <message>
   <source>{words}, agreement beyond chance (kappa) {kappa:.3f}.</source>
   <translation>{words}, Übereinstimmung über den Zufall hinaus (Kappa) {kappa:.3f}.</translation>
  </message>
  <message>
   <source>no longer frozen</source>
   <translation>nicht mehr eingefroren</translation>
  </message>
  <message>
   <source>deleted</source>
   <translation>entfernt</translation>
  </message>
  <message>
   <source>Model {version} written to {path}, {size:.1f} MB.</source>
   <translation>Modell {version} nach {path} geschrieben, {size:.1f} MB.</translation>
  </message>
  <message>
   <source>kept</source>
   <translation>behalten</translation>
  </message>
  <message>
   <source>cut</source>
   <translation>gestrichen</translation>
  </message>
  <message>
   <source>Predicting</source>
   <translation>Vorhersage</translation>
  </message>
  <message>
   <source>{rows:,} rows predicted by model {model}, written to {target}.</source>
   <translation>{rows:,} Zeilen mit Modell {model} vorhergesagt, nach {target} geschrieben.</translation>
  </message>
  <message>
   <source>No model yet: the first one is trained after some answers.</source>
   <translation>Noch kein Modell: das erste wird nach einigen Antworten trainiert.</translation>
  </message>
  <message>
   <source>What they predicted is not kept for both, so only their figures can be compared.</source>
   <translation>Was sie vorhergesagt haben, ist nicht für beide erhalten, also lassen sich nur ihre Zahlen vergleichen.</translation>
  </message>
  <message>
   <source>Delete model {version}? This cannot be undone</source>
   <translation>Modell {version} entfernen? Das lässt sich nicht zurücknehmen</translation>
  </message>
  <message>
   <source>terms of fewer than {rare} items, {kept}</source>
   <translation>Begriffe aus weniger als {rare} Einträgen, {kept}</translation>
  </message>
  <message>
   <source>same answer as the model in the project</source>
   <translation>gleiche Antwort wie das Modell im Projekt</translation>
  </message>
  <message>
   <source>{same:,} of {compared:,} items</source>
   <translation>{same:,} von {compared:,} Einträgen</translation>
  </message>
  <message>
   <source>{without:,} rows have no prediction; the column “problem” says why.</source>
   <translation>{without:,} Zeilen haben keine Vorhersage; die Spalte „problem“ sagt, warum.</translation>
  </message>
  <message>
   <source>accuracy</source>
   <translation>Genauigkeit</translation>
  </message>
  <message>
   <source>guideline version</source>
   <translation>Fassung des Leitfadens</translation>
  </message>
  <message>
   <source>features</source>
   <translation>Merkmale</translation>
  </message>
  <message>
   <source>seed</source>
   <translation>Saat</translation>
  </message>
  <message>
   <source>Model {version} is {words}.</source>
   <translation>Modell {version} ist {words}.</translation>
  </message>
  <message>
   <source>The model is {words}.</source>
   <translation>Das Modell ist {words}.</translation>
  </message>
  <message>
   <source>Keep these {count:,} terms, which may be names of people?</source>
   <translation>Diese {count:,} Begriffe behalten, die Namen von Personen sein können?</translation>
  </message>
  <message>
   <source>model {version}</source>
   <translation>Modell {version}</translation>
  </message>
  <message>
   <source>A password is needed.</source>
   <translation>Ein Passwort ist nötig.</translation>
  </message>
  <message>
   <source>Nothing was done.</source>
   <translation>Nichts ist geschehen.</translation>
  </message>
  <message>
   <source>Type it in a terminal, or give --password-file.</source>
   <translation>Geben Sie es in einem Terminal ein, oder geben Sie --password-file an.</translation>
  </message>
  <message>
   <source>New password</source>
   <translation>Neues Passwort</translation>
  </message>
  <message>
   <source>The same again</source>
   <translation>Noch einmal dasselbe</translation>
  </message>
  <message>
   <source>The two passwords differ.</source>
   <translation>Die beiden Passwörter sind verschieden.</translation>
  </message>
  <message>
   <source>Type it again.</source>
   <translation>Geben Sie es noch einmal ein.</translation>
  </message>
  <message>
   <source>This project needs its key file as well: --key-file, or type the recovery key.</source>
   <translation>Dieses Projekt braucht auch seine Schlüsseldatei: --key-file, oder geben Sie den Wiederherstellungsschlüssel ein.</translation>
  </message>
  <message>
   <source>“{name}” is not UTF-8 text.</source>
   <translation>„{name}“ ist kein UTF-8-Text.</translation>
  </message>
  <message>
   <source>Save it as UTF-8.</source>
   <translation>Speichern Sie sie als UTF-8.</translation>
  </message>
  <message>
   <source>code</source>
   <translation>Kürzel</translation>
  </message>
  <message>
   <source>role</source>
   <translation>Rolle</translation>
  </message>
  <message>
   <source>{code} works here as {role}.</source>
   <translation>{code} arbeitet hier als {role}.</translation>
  </message>
  <message>
   <source>{code} is {role}, {name}.</source>
   <translation>{code} ist {role}, {name}.</translation>
  </message>
  <message>
   <source>{code} is {role}.</source>
   <translation>{code} ist {role}.</translation>
  </message>
  <message>
   <source>version {version} from {labels} answers</source>
   <translation>Version {version} aus {labels} Antworten</translation>
  </message>
  <message>
   <source>{said}, {audit_correct} of {audit_n} random checks right (95 % range {low} to {high} %)</source>
   <translation>{said}, {audit_correct} von {audit_n} Zufallsprüfungen richtig (95-%-Bereich {low} bis {high} %)</translation>
  </message>
  <message>
   <source>{asked} of {seen} new items asked, {by_chance} of them by chance</source>
   <translation>{asked} von {seen} neuen Einträgen gefragt, {by_chance} davon zufällig</translation>
  </message>
  <message>
   <source>{asked}; in the long run at most {budget:g} %</source>
   <translation>{asked}; auf Dauer höchstens {budget:g} %</translation>
  </message>
  <message>
   <source>model: {model_words}</source>
   <translation>Modell: {model_words}</translation>
  </message>
  <message>
   <source>A project needs labels.</source>
   <translation>Ein Projekt braucht Labels.</translation>
  </message>
  <message>
   <source>Made {made} with {count} labels.</source>
   <translation>{made} ist angelegt, mit {count} Labels.</translation>
  </message>
  <message>
   <source>stream: {stream_words}</source>
   <translation>Strom: {stream_words}</translation>
  </message>
  <message>
   <source>A project has no setting “{key}”.</source>
   <translation>Ein Projekt hat keine Einstellung „{key}“.</translation>
  </message>
  <message>
   <source>keys</source>
   <translation>Tasten</translation>
  </message>
  <message>
   <source>command</source>
   <translation>Befehl</translation>
  </message>
  <message>
   <source>where</source>
   <translation>wo</translation>
  </message>
  <message>
   <source>Give them with --label or --labels.</source>
   <translation>Geben Sie sie mit --label oder --labels an.</translation>
  </message>
  <message>
   <source>“{text}” is not a number.</source>
   <translation>„{text}“ ist keine Zahl.</translation>
  </message>
  <message>
   <source>none yet</source>
   <translation>noch keines</translation>
  </message>
  <message>
   <source>Checking</source>
   <translation>Prüfung</translation>
  </message>
  <message>
   <source>no.</source>
   <translation>Nr.</translation>
  </message>
  <message>
   <source>why</source>
   <translation>warum</translation>
  </message>
  <message>
   <source>size</source>
   <translation>Größe</translation>
  </message>
  <message>
   <source>Verifying</source>
   <translation>Prüfung</translation>
  </message>
  <message>
   <source>Everything fits, and the journal goes on from the receipt.</source>
   <translation>Alles passt, und das Journal setzt den Beleg fort.</translation>
  </message>
  <message>
   <source>Everything fits.</source>
   <translation>Alles passt.</translation>
  </message>
  <message>
   <source>Restoring</source>
   <translation>Zurückholen</translation>
  </message>
  <message>
   <source>Restored {path}.</source>
   <translation>{path} ist zurückgeholt.</translation>
  </message>
  <message>
   <source>Salvaging</source>
   <translation>Rettung</translation>
  </message>
  <message>
   <source>{known} places are known from the salvage that made this file.</source>
   <translation>{known} Stellen sind aus der Rettung bekannt, bei der diese Datei entstand.</translation>
  </message>
  <message>
   <source>Backing up</source>
   <translation>Sicherung</translation>
  </message>
  <message>
   <source>Made {path}: {answers:,} answers, {items:,} items.</source>
   <translation>{path} ist gemacht: {answers:,} Antworten, {items:,} Einträge.</translation>
  </message>
  <message>
   <source>{size:.1f} MB</source>
   <translation>{size:.1f} MB</translation>
  </message>
  <message>
   <source>compared with now</source>
   <translation>verglichen mit jetzt</translation>
  </message>
  <message>
   <source>What was there before is in {kept}.</source>
   <translation>Was vorher da war, ist in {kept}.</translation>
  </message>
  <message>
   <source>{name} rows</source>
   <translation>Zeilen „{name}“</translation>
  </message>
  <message>
   <source>{events:,} events written to {path}.</source>
   <translation>{events:,} Ereignisse nach {path} geschrieben.</translation>
  </message>
  <message>
   <source>Replaying</source>
   <translation>Wiederholung</translation>
  </message>
  <message>
   <source>strategy</source>
   <translation>Strategie</translation>
  </message>
  <message>
   <source>mean accuracy</source>
   <translation>mittlere Genauigkeit</translation>
  </message>
  <message>
   <source>spread</source>
   <translation>Streuung</translation>
  </message>
  <message>
   <source>after {budget} labels</source>
   <translation>nach {budget} Labels</translation>
  </message>
  <message>
   <source>to 90 %</source>
   <translation>bis 90 %</translation>
  </message>
  <message>
   <source>to 95 %</source>
   <translation>bis 95 %</translation>
  </message>
  <message>
   <source>vs random, points</source>
   <translation>gegen Zufall, Punkte</translation>
  </message>
  <message>
   <source>Drawn into {plot}.</source>
   <translation>In {plot} gezeichnet.</translation>
  </message>
  <message>
   <source>Go to</source>
   <translation>Gehe zu</translation>
  </message>
  <message>
   <source>Everywhere</source>
   <translation>Überall</translation>
  </message>
  <message>
   <source>command palette</source>
   <translation>Befehlspalette</translation>
  </message>
  <message>
   <source>search run command</source>
   <translation>suchen ausführen Befehl</translation>
  </message>
  <message>
   <source>Help</source>
   <translation>Hilfe</translation>
  </message>
  <message>
   <source>manual</source>
   <translation>Handbuch</translation>
  </message>
  <message>
   <source>help tutorial documentation how</source>
   <translation>Hilfe Anleitung Dokumentation wie</translation>
  </message>
  <message>
   <source>all keys</source>
   <translation>alle Tasten</translation>
  </message>
  <message>
   <source>help shortcuts keyboard sheet</source>
   <translation>Hilfe Tastenkürzel Tastatur Übersicht</translation>
  </message>
  <message>
   <source>Project</source>
   <translation>Projekt</translation>
  </message>
  <message>
   <source>new from my data</source>
   <translation>neu aus eigenen Daten</translation>
  </message>
  <message>
   <source>create import csv file</source>
   <translation>anlegen import csv datei</translation>
  </message>
  <message>
   <source>open</source>
   <translation>öffnen</translation>
  </message>
  <message>
   <source>load file recent</source>
   <translation>laden datei zuletzt</translation>
  </message>
  <message>
   <source>open the sample project</source>
   <translation>Beispielprojekt öffnen</translation>
  </message>
  <message>
   <source>try demo ward reports</source>
   <translation>ausprobieren demo stationsberichte</translation>
  </message>
  <message>
   <source>close</source>
   <translation>schließen</translation>
  </message>
  <message>
   <source>start screen</source>
   <translation>Startbildschirm</translation>
  </message>
  <message>
   <source>lock</source>
   <translation>sperren</translation>
  </message>
  <message>
   <source>hide leave desk password</source>
   <translation>verbergen weggehen platz passwort</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Einstellungen</translation>
  </message>
  <message>
   <source>preferences options theme look</source>
   <translation>einstellungen optionen thema aussehen</translation>
  </message>
  <message>
   <source>Look</source>
   <translation>Aussehen</translation>
  </message>
  <message>
   <source>larger text</source>
   <translation>größerer Text</translation>
  </message>
  <message>
   <source>zoom size</source>
   <translation>zoom größe</translation>
  </message>
  <message>
   <source>smaller text</source>
   <translation>kleinerer Text</translation>
  </message>
  <message>
   <source>normal text size</source>
   <translation>normale Textgröße</translation>
  </message>
  <message>
   <source>zoom size reset</source>
   <translation>zoom größe zurücksetzen</translation>
  </message>
  <message>
   <source>light theme</source>
   <translation>helles Thema</translation>
  </message>
  <message>
   <source>colour day</source>
   <translation>farbe tag</translation>
  </message>
  <message>
   <source>dark theme</source>
   <translation>dunkles Thema</translation>
  </message>
  <message>
   <source>colour night</source>
   <translation>farbe nacht</translation>
  </message>
  <message>
   <source>high contrast theme</source>
   <translation>Farben mit hohem Kontrast</translation>
  </message>
  <message>
   <source>black white sight</source>
   <translation>schwarz weiß sehen</translation>
  </message>
  <message>
   <source>theme as the system</source>
   <translation>Thema wie das System</translation>
  </message>
  <message>
   <source>colour auto</source>
   <translation>farbe automatisch</translation>
  </message>
  <message>
   <source>next pane</source>
   <translation>nächster Bereich</translation>
  </message>
  <message>
   <source>focus</source>
   <translation>fokus</translation>
  </message>
  <message>
   <source>previous pane</source>
   <translation>vorheriger Bereich</translation>
  </message>
  <message>
   <source>menu</source>
   <translation>Menü</translation>
  </message>
  <message>
   <source>about alapp</source>
   <translation>über alapp</translation>
  </message>
  <message>
   <source>version build licence update policy</source>
   <translation>Version Build Lizenz Update Richtlinie</translation>
  </message>
  <message>
   <source>messages of this session</source>
   <translation>Meldungen dieser Sitzung</translation>
  </message>
  <message>
   <source>log errors</source>
   <translation>protokoll fehler</translation>
  </message>
  <message>
   <source>quit</source>
   <translation>beenden</translation>
  </message>
  <message>
   <source>exit close window</source>
   <translation>beenden schließen fenster</translation>
  </message>
  <message>
   <source>one step back</source>
   <translation>einen Schritt zurück</translation>
  </message>
  <message>
   <source>escape cancel close</source>
   <translation>escape abbrechen schließen</translation>
  </message>
  <message>
   <source>Browse</source>
   <translation>Durchsehen</translation>
  </message>
  <message>
   <source>pool table</source>
   <translation>pool tabelle</translation>
  </message>
  <message>
   <source>Insights</source>
   <translation>Einblicke</translation>
  </message>
  <message>
   <source>accuracy progress curve</source>
   <translation>genauigkeit fortschritt kurve</translation>
  </message>
  <message>
   <source>Guidelines</source>
   <translation>Leitfaden</translation>
  </message>
  <message>
   <source>labels rules</source>
   <translation>labels regeln</translation>
  </message>
  <message>
   <source>Data</source>
   <translation>Daten</translation>
  </message>
  <message>
   <source>import export models</source>
   <translation>import export modelle</translation>
  </message>
  <message>
   <source>search the pool</source>
   <translation>Pool durchsuchen</translation>
  </message>
  <message>
   <source>find text</source>
   <translation>text suchen finden</translation>
  </message>
  <message>
   <source>import a file</source>
   <translation>Datei importieren</translation>
  </message>
  <message>
   <source>add rows csv</source>
   <translation>zeilen hinzufügen csv</translation>
  </message>
  <message>
   <source>export labels</source>
   <translation>Labels exportieren</translation>
  </message>
  <message>
   <source>save csv jsonl</source>
   <translation>speichern csv jsonl</translation>
  </message>
  <message>
   <source>Edit</source>
   <translation>Bearbeiten</translation>
  </message>
  <message>
   <source>undo</source>
   <translation>zurücknehmen</translation>
  </message>
  <message>
   <source>take back</source>
   <translation>rückgängig</translation>
  </message>
  <message>
   <source>redo</source>
   <translation>wiederherstellen</translation>
  </message>
  <message>
   <source>again</source>
   <translation>noch einmal</translation>
  </message>
  <message>
   <source>Model</source>
   <translation>Modell</translation>
  </message>
  <message>
   <source>train now</source>
   <translation>jetzt trainieren</translation>
  </message>
  <message>
   <source>retrain learn</source>
   <translation>neu trainieren lernen</translation>
  </message>
  <message>
   <source>stop training</source>
   <translation>Training anhalten</translation>
  </message>
  <message>
   <source>cancel</source>
   <translation>abbrechen</translation>
  </message>
  <message>
   <source>check whether active learning pays</source>
   <translation>prüfen, ob aktives Lernen sich lohnt</translation>
  </message>
  <message>
   <source>simulate replay worth</source>
   <translation>simulieren nachspielen lohnt</translation>
  </message>
  <message>
   <source>start with keywords</source>
   <translation>mit Stichwörtern beginnen</translation>
  </message>
  <message>
   <source>cold start words example query seed</source>
   <translation>kaltstart wörter beispiel anfrage saat</translation>
  </message>
  <message>
   <source>measure now: 60 random checks next</source>
   <translation>jetzt messen: 60 Zufallsprüfungen als Nächstes</translation>
  </message>
  <message>
   <source>accuracy audit</source>
   <translation>genauigkeit prüfung</translation>
  </message>
  <message>
   <source>verify the project file</source>
   <translation>Projektdatei prüfen</translation>
  </message>
  <message>
   <source>check journal integrity</source>
   <translation>prüfen journal unversehrt</translation>
  </message>
  <message>
   <source>side panel</source>
   <translation>Seitenleiste</translation>
  </message>
  <message>
   <source>hide show</source>
   <translation>verbergen zeigen</translation>
  </message>
  <message>
   <source>item only</source>
   <translation>nur der Eintrag</translation>
  </message>
  <message>
   <source>full screen focus</source>
   <translation>vollbild konzentration</translation>
  </message>
  <message>
   <source>Answer</source>
   <translation>Antwort</translation>
  </message>
  <message>
   <source>label 1 to 10, go on</source>
   <translation>Label 1 bis 10, weiter</translation>
  </message>
  <message>
   <source>label and go on</source>
   <translation>Label und weiter</translation>
  </message>
  <message>
   <source>label 11 to 20</source>
   <translation>Label 11 bis 20</translation>
  </message>
  <message>
   <source>label by name</source>
   <translation>Label nach Namen</translation>
  </message>
  <message>
   <source>list type</source>
   <translation>liste tippen</translation>
  </message>
  <message>
   <source>accept the suggestion</source>
   <translation>Vorschlag annehmen</translation>
  </message>
  <message>
   <source>accept suggestion</source>
   <translation>Vorschlag annehmen</translation>
  </message>
  <message>
   <source>commit, go on (several labels)</source>
   <translation>abgeben, weiter (mehrere Labels)</translation>
  </message>
  <message>
   <source>clear the answer</source>
   <translation>Antwort leeren</translation>
  </message>
  <message>
   <source>skip</source>
   <translation>überspringen</translation>
  </message>
  <message>
   <source>skip with a reason</source>
   <translation>mit Grund überspringen</translation>
  </message>
  <message>
   <source>save again after a failure</source>
   <translation>nach einem Fehler noch einmal speichern</translation>
  </message>
  <message>
   <source>Mark</source>
   <translation>Markieren</translation>
  </message>
  <message>
   <source>flag</source>
   <translation>vormerken</translation>
  </message>
  <message>
   <source>comment</source>
   <translation>Kommentar</translation>
  </message>
  <message>
   <source>mark as gold (lead)</source>
   <translation>als Gold auszeichnen (Leitung)</translation>
  </message>
  <message>
   <source>add this item to the guideline as an example</source>
   <translation>diesen Eintrag als Beispiel in den Leitfaden aufnehmen</translation>
  </message>
  <message>
   <source>find items like this one</source>
   <translation>Einträge wie diesen finden</translation>
  </message>
  <message>
   <source>similar more example cold start seed</source>
   <translation>ähnlich mehr beispiel kaltstart saat</translation>
  </message>
  <message>
   <source>Go back</source>
   <translation>Zurückgehen</translation>
  </message>
  <message>
   <source>earlier answer</source>
   <translation>frühere Antwort</translation>
  </message>
  <message>
   <source>later answer</source>
   <translation>spätere Antwort</translation>
  </message>
  <message>
   <source>scroll one page</source>
   <translation>eine Seite weiter</translation>
  </message>
  <message>
   <source>scroll one page back</source>
   <translation>eine Seite zurück</translation>
  </message>
  <message>
   <source>next paragraph</source>
   <translation>nächster Absatz</translation>
  </message>
  <message>
   <source>previous paragraph</source>
   <translation>vorheriger Absatz</translation>
  </message>
  <message>
   <source>why this one</source>
   <translation>warum dieser</translation>
  </message>
  <message>
   <source>hide or show the suggestion</source>
   <translation>Vorschlag verbergen oder zeigen</translation>
  </message>
  <message>
   <source>hide suggestion</source>
   <translation>Vorschlag verbergen</translation>
  </message>
  <message>
   <source>show the whole item</source>
   <translation>ganzen Eintrag zeigen</translation>
  </message>
  <message>
   <source>find in the item</source>
   <translation>im Eintrag suchen</translation>
  </message>
  <message>
   <source>larger reading text</source>
   <translation>größerer Lesetext</translation>
  </message>
  <message>
   <source>smaller reading text</source>
   <translation>kleinerer Lesetext</translation>
  </message>
  <message>
   <source>Region</source>
   <translation>Bereich</translation>
  </message>
  <message>
   <source>begin here</source>
   <translation>hier beginnen</translation>
  </message>
  <message>
   <source>begin</source>
   <translation>beginnen</translation>
  </message>
  <message>
   <source>accept</source>
   <translation>annehmen</translation>
  </message>
  <message>
   <source>accept all that are shown</source>
   <translation>alle gezeigten annehmen</translation>
  </message>
  <message>
   <source>reject the suggestion</source>
   <translation>Vorschlag ablehnen</translation>
  </message>
  <message>
   <source>reject</source>
   <translation>ablehnen</translation>
  </message>
  <message>
   <source>take away</source>
   <translation>wegnehmen</translation>
  </message>
  <message>
   <source>other edge or corner</source>
   <translation>andere Kante oder Ecke</translation>
  </message>
  <message>
   <source>next</source>
   <translation>nächster</translation>
  </message>
  <message>
   <source>previous</source>
   <translation>vorheriger</translation>
  </message>
  <message>
   <source>move by a word or step</source>
   <translation>ein Wort oder einen Schritt weiter</translation>
  </message>
  <message>
   <source>move</source>
   <translation>bewegen</translation>
  </message>
  <message>
   <source>move by a letter or fine step</source>
   <translation>einen Buchstaben oder kleinen Schritt weiter</translation>
  </message>
  <message>
   <source>move by a large step</source>
   <translation>einen großen Schritt weiter</translation>
  </message>
  <message>
   <source>stretch or shrink</source>
   <translation>dehnen oder schrumpfen</translation>
  </message>
  <message>
   <source>stretch</source>
   <translation>dehnen</translation>
  </message>
  <message>
   <source>stretch finely</source>
   <translation>fein dehnen</translation>
  </message>
  <message>
   <source>stretch widely</source>
   <translation>weit dehnen</translation>
  </message>
  <message>
   <source>label the same words elsewhere</source>
   <translation>dieselben Wörter anderswo annotieren</translation>
  </message>
  <message>
   <source>zoom in</source>
   <translation>vergrößern</translation>
  </message>
  <message>
   <source>zoom out</source>
   <translation>verkleinern</translation>
  </message>
  <message>
   <source>Picture</source>
   <translation>Bild</translation>
  </message>
  <message>
   <source>more contrast</source>
   <translation>mehr Kontrast</translation>
  </message>
  <message>
   <source>less contrast</source>
   <translation>weniger Kontrast</translation>
  </message>
  <message>
   <source>brighter</source>
   <translation>heller</translation>
  </message>
  <message>
   <source>darker</source>
   <translation>dunkler</translation>
  </message>
  <message>
   <source>grid on or off</source>
   <translation>Gitter ein oder aus</translation>
  </message>
  <message>
   <source>as it is in the file</source>
   <translation>wie in der Datei</translation>
  </message>
  <message>
   <source>Sound</source>
   <translation>Ton</translation>
  </message>
  <message>
   <source>play or pause</source>
   <translation>abspielen oder anhalten</translation>
  </message>
  <message>
   <source>play</source>
   <translation>abspielen</translation>
  </message>
  <message>
   <source>replay the segment</source>
   <translation>Abschnitt noch einmal abspielen</translation>
  </message>
  <message>
   <source>replay</source>
   <translation>noch einmal</translation>
  </message>
  <message>
   <source>slower</source>
   <translation>langsamer</translation>
  </message>
  <message>
   <source>faster</source>
   <translation>schneller</translation>
  </message>
  <message>
   <source>search</source>
   <translation>suchen</translation>
  </message>
  <message>
   <source>next row</source>
   <translation>nächste Zeile</translation>
  </message>
  <message>
   <source>previous row</source>
   <translation>vorherige Zeile</translation>
  </message>
  <message>
   <source>grid or list</source>
   <translation>Raster oder Liste</translation>
  </message>
  <message>
   <source>icons thumbnails</source>
   <translation>symbole vorschaubilder</translation>
  </message>
  <message>
   <source>preview</source>
   <translation>Vorschau</translation>
  </message>
  <message>
   <source>label the row</source>
   <translation>Zeile annotieren</translation>
  </message>
  <message>
   <source>set label by name</source>
   <translation>Label nach Namen setzen</translation>
  </message>
  <message>
   <source>clear the label</source>
   <translation>Label leeren</translation>
  </message>
  <message>
   <source>select or leave the row</source>
   <translation>Zeile auswählen oder abwählen</translation>
  </message>
  <message>
   <source>select all found</source>
   <translation>alle gefundenen auswählen</translation>
  </message>
  <message>
   <source>queue next</source>
   <translation>als Nächstes einreihen</translation>
  </message>
  <message>
   <source>leave out of the pool</source>
   <translation>aus dem Pool auslassen</translation>
  </message>
  <message>
   <source>erase for good</source>
   <translation>endgültig löschen</translation>
  </message>
  <message>
   <source>delete gdpr subject</source>
   <translation>löschen dsgvo person</translation>
  </message>
  <message>
   <source>open in Label</source>
   <translation>in Label öffnen</translation>
  </message>
  <message>
   <source>sort by the next column</source>
   <translation>nach der nächsten Spalte ordnen</translation>
  </message>
  <message>
   <source>turn the order round</source>
   <translation>Reihenfolge umkehren</translation>
  </message>
  <message>
   <source>chart as a table</source>
   <translation>Diagramm als Tabelle</translation>
  </message>
  <message>
   <source>open the items</source>
   <translation>Einträge öffnen</translation>
  </message>
  <message>
   <source>count again</source>
   <translation>neu zählen</translation>
  </message>
  <message>
   <source>next label</source>
   <translation>nächstes Label</translation>
  </message>
  <message>
   <source>previous label</source>
   <translation>vorheriges Label</translation>
  </message>
  <message>
   <source>edit</source>
   <translation>bearbeiten</translation>
  </message>
  <message>
   <source>find a label</source>
   <translation>Label finden</translation>
  </message>
  <message>
   <source>find</source>
   <translation>finden</translation>
  </message>
  <message>
   <source>new label</source>
   <translation>neues Label</translation>
  </message>
  <message>
   <source>move the label up</source>
   <translation>Label nach oben</translation>
  </message>
  <message>
   <source>move the label down</source>
   <translation>Label nach unten</translation>
  </message>
  <message>
   <source>add an example</source>
   <translation>Beispiel hinzufügen</translation>
  </message>
  <message>
   <source>retire or bring back the label</source>
   <translation>Label stilllegen oder zurückholen</translation>
  </message>
  <message>
   <source>next choice</source>
   <translation>nächste Wahl</translation>
  </message>
  <message>
   <source>previous choice</source>
   <translation>vorherige Wahl</translation>
  </message>
  <message>
   <source>export now</source>
   <translation>jetzt exportieren</translation>
  </message>
  <message>
   <source>export</source>
   <translation>exportieren</translation>
  </message>
  <message>
   <source>save the rows that were left out</source>
   <translation>ausgelassene Zeilen speichern</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>Modelle</translation>
  </message>
  <message>
   <source>compare with another</source>
   <translation>mit einem anderen vergleichen</translation>
  </message>
  <message>
   <source>compare</source>
   <translation>vergleichen</translation>
  </message>
  <message>
   <source>freeze, or end that</source>
   <translation>einfrieren oder das beenden</translation>
  </message>
  <message>
   <source>freeze</source>
   <translation>einfrieren</translation>
  </message>
  <message>
   <source>restore</source>
   <translation>zurückholen</translation>
  </message>
  <message>
   <source>earlier</source>
   <translation>früher</translation>
  </message>
  <message>
   <source>export to a file</source>
   <translation>in eine Datei exportieren</translation>
  </message>
  <message>
   <source>export model</source>
   <translation>Modell exportieren</translation>
  </message>
  <message>
   <source>delete</source>
   <translation>entfernen</translation>
  </message>
  <message>
   <source>remove version</source>
   <translation>entfernen version</translation>
  </message>
  <message>
   <source>Backups</source>
   <translation>Sicherungen</translation>
  </message>
  <message>
   <source>back up now</source>
   <translation>jetzt sichern</translation>
  </message>
  <message>
   <source>back up</source>
   <translation>sichern</translation>
  </message>
  <message>
   <source>copy save</source>
   <translation>kopie speichern</translation>
  </message>
  <message>
   <source>restore the backup</source>
   <translation>Sicherung zurückholen</translation>
  </message>
  <message>
   <source>write the audit trail</source>
   <translation>Prüfprotokoll schreiben</translation>
  </message>
  <message>
   <source>history journal 21 CFR log</source>
   <translation>verlauf journal 21 CFR protokoll</translation>
  </message>
  <message>
   <source>start with the marked one</source>
   <translation>mit dem markierten beginnen</translation>
  </message>
  <message>
   <source>start</source>
   <translation>starten</translation>
  </message>
  <message>
   <source>filter the recent projects</source>
   <translation>letzte Projekte filtern</translation>
  </message>
  <message>
   <source>open a recent project</source>
   <translation>ein letztes Projekt öffnen</translation>
  </message>
  <message>
   <source>unlock</source>
   <translation>entsperren</translation>
  </message>
  <message>
   <source>Import</source>
   <translation>Import</translation>
  </message>
  <message>
   <source>continue</source>
   <translation>weiter</translation>
  </message>
  <message>
   <source>back</source>
   <translation>zurück</translation>
  </message>
  <message>
   <source>Theme</source>
   <translation>Thema</translation>
  </message>
  <message>
   <source>As the system</source>
   <translation>Wie das System</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>Hell</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>Dunkel</translation>
  </message>
  <message>
   <source>High contrast</source>
   <translation>Hoher Kontrast</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>Sprache</translation>
  </message>
  <message>
   <source>Counts at the next start.</source>
   <translation>Gilt ab dem nächsten Start.</translation>
  </message>
  <message>
   <source>English</source>
   <translation>English</translation>
  </message>
  <message>
   <source>Deutsch</source>
   <translation>Deutsch</translation>
  </message>
  <message>
   <source>Text size</source>
   <translation>Textgröße</translation>
  </message>
  <message>
   <source>Reading text, in pixels</source>
   <translation>Lesetext, in Pixeln</translation>
  </message>
  <message>
   <source>Reading font</source>
   <translation>Schrift zum Lesen</translation>
  </message>
  <message>
   <source>For items and guidelines.</source>
   <translation>Für Texte und Richtlinien.</translation>
  </message>
  <message>
   <source>Line height of the item</source>
   <translation>Zeilenhöhe des Eintrags</translation>
  </message>
  <message>
   <source>Wider letter and word spacing</source>
   <translation>Größerer Abstand von Buchstaben und Wörtern</translation>
  </message>
  <message>
   <source>Drawing</source>
   <translation>Darstellung</translation>
  </message>
  <message>
   <source>Plain drawing for remote desktop</source>
   <translation>Einfaches Zeichnen für Fernzugriff</translation>
  </message>
  <message>
   <source>Curves are not smoothed, and nothing moves.</source>
   <translation>Kurven werden nicht geglättet, und nichts bewegt sich.</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>Tasten</translation>
  </message>
  <message>
   <source>Single-letter keys</source>
   <translation>Tasten mit einzelnen Buchstaben</translation>
  </message>
  <message>
   <source>Answer keys wait for Enter</source>
   <translation>Antworttasten warten auf Enter</translation>
  </message>
  <message>
   <source>Ignore label keys after a new item (ms)</source>
   <translation>Labeltasten nach einem neuen Eintrag übergehen (ms)</translation>
  </message>
  <message>
   <source>Labeling</source>
   <translation>Annotieren</translation>
  </message>
  <message>
   <source>Your code</source>
   <translation>Ihr Kürzel</translation>
  </message>
  <message>
   <source>Stored with every answer; no name is needed.</source>
   <translation>Wird mit jeder Antwort gespeichert; ein Name ist nicht nötig.</translation>
  </message>
  <message>
   <source>Goal for a day</source>
   <translation>Ziel für einen Tag</translation>
  </message>
  <message>
   <source>Safety</source>
   <translation>Sicherheit</translation>
  </message>
  <message>
   <source>Keep a list of recent projects</source>
   <translation>Liste der letzten Projekte führen</translation>
  </message>
  <message>
   <source>Hide the project's name while it is locked</source>
   <translation>Namen des Projekts verbergen, während es gesperrt ist</translation>
  </message>
  <message>
   <source>Lock after minutes without a key</source>
   <translation>Sperren nach Minuten ohne Taste</translation>
  </message>
  <message>
   <source>0: only by hand (Ctrl+L) and when the computer goes to sleep.</source>
   <translation>0: nur von Hand (Strg+L) und wenn der Rechner in den Ruhezustand geht.</translation>
  </message>
  <message>
   <source>Ask who opens the project, where several people work in it</source>
   <translation>Fragen, wer das Projekt öffnet, wenn mehrere daran arbeiten</translation>
  </message>
  <message>
   <source>A password opens the project only for the person it is named after</source>
   <translation>Ein Passwort öffnet das Projekt nur für die Person, nach der es benannt ist</translation>
  </message>
  <message>
   <source>Name a key as the code of a person. Keys that name nobody, and recovery keys, open it for anybody.</source>
   <translation>Benennen Sie einen Schlüssel mit dem Kürzel einer Person. Schlüssel, die niemanden nennen, und Wiederherstellungsschlüssel öffnen es für alle.</translation>
  </message>
  <message>
   <source>Back up after minutes, if anything changed</source>
   <translation>Sichern nach Minuten, wenn sich etwas geändert hat</translation>
  </message>
  <message>
   <source>0: only before an import, a change of many answers and other risky work.</source>
   <translation>0: nur vor einem Import, einer Änderung vieler Antworten und anderer riskanter Arbeit.</translation>
  </message>
  <message>
   <source>Folder for backups</source>
   <translation>Ordner für Sicherungen</translation>
  </message>
  <message>
   <source>Empty: a folder beside the project, named after it. Another drive also helps when this one fails.</source>
   <translation>Leer: ein Ordner neben dem Projekt, nach ihm benannt. Ein anderes Laufwerk hilft auch, wenn dieses ausfällt.</translation>
  </message>
  <message>
   <source>Most room for backups (MB)</source>
   <translation>Höchster Platz für Sicherungen (MB)</translation>
  </message>
  <message>
   <source>The ten newest are kept, one for each of seven days and four weeks; the oldest go first.</source>
   <translation>Die zehn neuesten bleiben, je eine für sieben Tage und vier Wochen; die ältesten gehen zuerst.</translation>
  </message>
  <message>
   <source>Suggestions</source>
   <translation>Vorschläge</translation>
  </message>
  <message>
   <source>Shown</source>
   <translation>Gezeigt</translation>
  </message>
  <message>
   <source>After my answer</source>
   <translation>Nach meiner Antwort</translation>
  </message>
  <message>
   <source>On request (H)</source>
   <translation>Auf Wunsch (H)</translation>
  </message>
  <message>
   <source>Never</source>
   <translation>Nie</translation>
  </message>
  <message>
   <source>Share shown without suggestion</source>
   <translation>Anteil ohne Vorschlag gezeigt</translation>
  </message>
  <message>
   <source>Keeps some answers independent of the model.</source>
   <translation>Hält einige Antworten vom Modell unabhängig.</translation>
  </message>
  <message>
   <source>Learning</source>
   <translation>Lernen</translation>
  </message>
  <message>
   <source>How the next items are chosen</source>
   <translation>Wie die nächsten Einträge gewählt werden</translation>
  </message>
  <message>
   <source>With two labels, the ways that only ask what the model is unsure of give the same order.</source>
   <translation>Bei zwei Labels geben die Verfahren, die nur nach der Unsicherheit des Modells fragen, dieselbe Reihenfolge.</translation>
  </message>
  <message>
   <source>Random</source>
   <translation>Zufällig</translation>
  </message>
  <message>
   <source>Shares of a mix of your own</source>
   <translation>Anteile einer eigenen Mischung</translation>
  </message>
  <message>
   <source>Used when the next items are chosen by a mix of your own. Together the shares are 1.</source>
   <translation>Gilt, wenn die nächsten Einträge nach einer eigenen Mischung gewählt werden. Zusammen sind die Anteile 1.</translation>
  </message>
  <message>
   <source>What the labels are for</source>
   <translation>Wofür die Labels sind</translation>
  </message>
  <message>
   <source>To find a rare label, items that most likely have it are read first; the model is trained for that.</source>
   <translation>Um ein seltenes Label zu finden, werden die wahrscheinlichsten Einträge zuerst gelesen; das Modell wird dafür trainiert.</translation>
  </message>
  <message>
   <source>Label everything</source>
   <translation>Alles annotieren</translation>
  </message>
  <message>
   <source>Find every item of one label</source>
   <translation>Alle Einträge eines Labels finden</translation>
  </message>
  <message>
   <source>Label to find</source>
   <translation>Gesuchtes Label</translation>
  </message>
  <message>
   <source>Answers between two trainings</source>
   <translation>Antworten zwischen zwei Trainings</translation>
  </message>
  <message>
   <source>Share of random checks</source>
   <translation>Anteil der Zufallsprüfungen</translation>
  </message>
  <message>
   <source>Only random checks count for the accuracy that is shown.</source>
   <translation>Nur Zufallsprüfungen zählen für die gezeigte Genauigkeit.</translation>
  </message>
  <message>
   <source>More labels change little below (points)</source>
   <translation>Weitere Labels ändern wenig unter (Punkte)</translation>
  </message>
  <message>
   <source>The gain of the next 200 labels under which the program says so. Nothing stops by itself.</source>
   <translation>Der Gewinn der nächsten 200 Labels, unter dem das Programm das sagt. Nichts hört von selbst auf.</translation>
  </message>
  <message>
   <source>No such advice before this many labels</source>
   <translation>Kein solcher Rat vor so vielen Labels</translation>
  </message>
  <message>
   <source>Grows by itself when the advice is put off.</source>
   <translation>Wächst von selbst, wenn der Rat aufgeschoben wird.</translation>
  </message>
  <message>
   <source>Column that is the title of an item</source>
   <translation>Spalte mit dem Titel eines Eintrags</translation>
  </message>
  <message>
   <source>Column that names the thread of an item</source>
   <translation>Spalte mit dem Gesprächsfaden eines Eintrags</translation>
  </message>
  <message>
   <source>Sentence features</source>
   <translation>Satzmerkmale</translation>
  </message>
  <message>
   <source>A language model that comes with alapp reads each text on this machine; made for English.</source>
   <translation>Ein mitgeliefertes Sprachmodell liest jeden Text auf diesem Rechner; gemacht für Englisch.</translation>
  </message>
  <message>
   <source>Where they help</source>
   <translation>Wo sie helfen</translation>
  </message>
  <message>
   <source>Always</source>
   <translation>Immer</translation>
  </message>
  <message>
   <source>Picture model of your own (.onnx)</source>
   <translation>Eigenes Bildmodell (.onnx)</translation>
  </message>
  <message>
   <source>Used beside edges, shades and colours where random checks speak for it. Empty: none.</source>
   <translation>Wird neben Kanten, Helligkeit und Farben verwendet, wo Zufallsprüfungen dafür sprechen. Leer: keines.</translation>
  </message>
  <message>
   <source>Sentence model of your own (.onnx)</source>
   <translation>Eigenes Satzmodell (.onnx)</translation>
  </message>
  <message>
   <source>Its tokenizer.json lies beside it. Empty: the one that comes with alapp.</source>
   <translation>Seine tokenizer.json liegt daneben. Leer: das mitgelieferte.</translation>
  </message>
  <message>
   <source>Detector of your own (.onnx)</source>
   <translation>Eigener Detektor (.onnx)</translation>
  </message>
  <message>
   <source>Its boxes are suggested from the first picture on. What it does not say of itself stands in a file of the same name that ends in .json. Empty: none.</source>
   <translation>Seine Rahmen werden vom ersten Bild an vorgeschlagen. Was er nicht von sich sagt, steht in einer Datei gleichen Namens, die auf .json endet. Leer: keiner.</translation>
  </message>
  <message>
   <source>Boxes of your detector</source>
   <translation>Rahmen Ihres Detektors</translation>
  </message>
  <message>
   <source>Compared on your answers with the model that learns from them.</source>
   <translation>An Ihren Antworten mit dem Modell verglichen, das aus ihnen lernt.</translation>
  </message>
  <message>
   <source>Where they save work</source>
   <translation>Wo sie Arbeit sparen</translation>
  </message>
  <message>
   <source>Classes of your detector that are labels here</source>
   <translation>Klassen Ihres Detektors, die hier Labels sind</translation>
  </message>
  <message>
   <source>Only those with other names: car = Vehicle, bus = Vehicle.</source>
   <translation>Nur die mit anderem Namen: car = Fahrzeug, bus = Fahrzeug.</translation>
  </message>
  <message>
   <source>Ask about new items as they come in</source>
   <translation>Nach neuen Einträgen fragen, sobald sie kommen</translation>
  </message>
  <message>
   <source>Items that a later import brings are decided about one by one, once there is a model.</source>
   <translation>Über Einträge, die ein späterer Import bringt, wird einzeln entschieden, sobald es ein Modell gibt.</translation>
  </message>
  <message>
   <source>No</source>
   <translation>Nein</translation>
  </message>
  <message>
   <source>Below a fixed confidence</source>
   <translation>Unter einer festen Sicherheit</translation>
  </message>
  <message>
   <source>Below a confidence that follows the stream</source>
   <translation>Unter einer Sicherheit, die dem Strom folgt</translation>
  </message>
  <message>
   <source>The same, with chance</source>
   <translation>Dasselbe, mit Zufall</translation>
  </message>
  <message>
   <source>The same, and some at random</source>
   <translation>Dasselbe, und einige zufällig</translation>
  </message>
  <message>
   <source>Share of new items to ask at most</source>
   <translation>Anteil neuer Einträge, nach denen höchstens gefragt wird</translation>
  </message>
  <message>
   <source>In the long run; of the first hundred it may be up to twice that.</source>
   <translation>Auf Dauer; bei den ersten hundert kann es bis zum Doppelten sein.</translation>
  </message>
  <message>
   <source>Seed of every random choice</source>
   <translation>Saat jeder zufälligen Wahl</translation>
  </message>
  <message>
   <source>Columns that are groups</source>
   <translation>Spalten, die Gruppen sind</translation>
  </message>
  <message>
   <source>Choice</source>
   <translation>Auswahl</translation>
  </message>
  <message>
   <source>Spans</source>
   <translation>Textstellen</translation>
  </message>
  <message>
   <source>Boxes</source>
   <translation>Rahmen</translation>
  </message>
  <message>
   <source>Segments</source>
   <translation>Abschnitte</translation>
  </message>
  <message>
   <source>Text</source>
   <translation>Text</translation>
  </message>
  <message>
   <source>Label less, learn more: annotation with active learning, on this machine only.

Without a command, or with a project file, the window opens.</source>
   <translation>Weniger annotieren, mehr lernen: Annotation mit aktivem Lernen, nur auf diesem Rechner.

Ohne Befehl oder mit einer Projektdatei öffnet sich das Fenster.</translation>
  </message>
  <message>
   <source>Exit codes: 0 done, 1 error, 2 wrong use or unknown name, 3 bad input, 4 not a usable project,
5 in use or read-only, 6 the disk refused, 7 a job failed, 8 the project has damage, 130 stopped.</source>
   <translation>Rückgabewerte: 0 fertig, 1 Fehler, 2 falsch verwendet oder unbekannter Name, 3 falsche Eingabe, 4 kein brauchbares Projekt,
5 in Gebrauch oder nur lesbar, 6 der Datenträger verweigert, 7 eine Arbeit scheiterte, 8 das Projekt ist beschädigt, 130 angehalten.</translation>
  </message>
  <message>
   <source>Show the version and exit.</source>
   <translation>Die Version zeigen und enden.</translation>
  </message>
  <message>
   <source>Show this message and exit.</source>
   <translation>Diese Hilfe zeigen und enden.</translation>
  </message>
  <message>
   <source>Make an empty project file with these labels.</source>
   <translation>Eine leere Projektdatei mit diesen Labels anlegen.</translation>
  </message>
  <message>
   <source>A label; give it once for each.</source>
   <translation>Ein Label; für jedes einmal angeben.</translation>
  </message>
  <message>
   <source>A file, one label a line.</source>
   <translation>Eine Datei, ein Label je Zeile.</translation>
  </message>
  <message>
   <source>One label, several, or regions with a label each.</source>
   <translation>Ein Label, mehrere, oder Bereiche mit je einem Label.</translation>
  </message>
  <message>
   <source>The project's name; the file's name unless given.</source>
   <translation>Der Name des Projekts; sonst der Name der Datei.</translation>
  </message>
  <message>
   <source>What the person is asked.</source>
   <translation>Was gefragt wird.</translation>
  </message>
  <message>
   <source>What one item is called: report, letter, call.</source>
   <translation>Wie ein Eintrag heißt: Bericht, Brief, Anruf.</translation>
  </message>
  <message>
   <source>Your code.</source>
   <translation>Ihr Kürzel.</translation>
  </message>
  <message>
   <source>Encrypt it with a password that you are asked for.</source>
   <translation>Mit einem Passwort verschlüsseln, nach dem gefragt wird.</translation>
  </message>
  <message>
   <source>Its first line is the new password.</source>
   <translation>Ihre erste Zeile ist das neue Passwort.</translation>
  </message>
  <message>
   <source>A key file that the new password shall need; `alapp key file` makes one.</source>
   <translation>Eine Schlüsseldatei, die das neue Passwort brauchen soll; `alapp key file` macht eine.</translation>
  </message>
  <message>
   <source>Write JSON.</source>
   <translation>JSON schreiben.</translation>
  </message>
  <message>
   <source>path</source>
   <translation>Pfad</translation>
  </message>
  <message>
   <source>Show what is in a project.</source>
   <translation>Zeigen, was in einem Projekt ist.</translation>
  </message>
  <message>
   <source>Its first line opens an encrypted project; - reads the standard input.</source>
   <translation>Ihre erste Zeile öffnet ein verschlüsseltes Projekt; - liest die Standardeingabe.</translation>
  </message>
  <message>
   <source>The key file that the project's password needs.</source>
   <translation>Die Schlüsseldatei, die das Passwort des Projekts braucht.</translation>
  </message>
  <message>
   <source>Show the project's settings, or change one.</source>
   <translation>Die Einstellungen des Projekts zeigen oder eine ändern.</translation>
  </message>
  <message>
   <source>Your code, where several people work.</source>
   <translation>Ihr Kürzel, wo mehrere arbeiten.</translation>
  </message>
  <message>
   <source>List every command of the window with its keys.</source>
   <translation>Jeden Befehl des Fensters mit seinen Tasten aufführen.</translation>
  </message>
  <message>
   <source>Write a page of documentation.</source>
   <translation>Eine Seite der Dokumentation schreiben.</translation>
  </message>
  <message>
   <source>Prove the file: every event, every item, and what counts now rebuilt from the journal.</source>
   <translation>Die Datei prüfen: jedes Ereignis, jeden Eintrag, und was jetzt gilt, aus dem Journal neu aufgebaut.</translation>
  </message>
  <message>
   <source>The manifest of any export: shows whether the journal's end was cut off since.</source>
   <translation>Das Begleitblatt eines Exports: zeigt, ob seitdem das Ende des Journals abgeschnitten wurde.</translation>
  </message>
  <message>
   <source>Back up a project, also while it is open elsewhere; the copy is opened and counted.</source>
   <translation>Ein Projekt sichern, auch während es anderswo offen ist; die Kopie wird geöffnet und gezählt.</translation>
  </message>
  <message>
   <source>Where the backups are; as the project's settings say unless given.</source>
   <translation>Wo die Sicherungen sind; sonst, wie die Einstellungen des Projekts sagen.</translation>
  </message>
  <message>
   <source>List the backups of a project, newest first, and how each differs from now.</source>
   <translation>Die Sicherungen eines Projekts aufführen, die neueste zuerst, und wie sich jede von jetzt unterscheidet.</translation>
  </message>
  <message>
   <source>Put a backup in the project's place: its number in “alapp backups”, or its file.

The backup is proved first, and what is there now is kept: as a backup, or aside when it is damaged.</source>
   <translation>Eine Sicherung an die Stelle des Projekts setzen: ihre Nummer in „alapp backups“ oder ihre Datei.

Die Sicherung wird zuerst geprüft, und was jetzt da ist, bleibt erhalten: als Sicherung, oder beiseite, wenn es beschädigt ist.</translation>
  </message>
  <message>
   <source>Write all that can be proved of a damaged project into a NEW one; the damaged file is not changed.</source>
   <translation>Alles, was von einem beschädigten Projekt geprüft werden kann, in ein NEUES schreiben; die beschädigte Datei wird nicht geändert.</translation>
  </message>
  <message>
   <source>Write the audit trail (who, when, old, new, why) to FILE: .csv, .jsonl or .txt; without FILE as text to read.</source>
   <translation>Das Prüfprotokoll (wer, wann, alt, neu, warum) in eine Datei schreiben: .csv, .jsonl oder .txt; ohne Datei als Text zum Lesen.</translation>
  </message>
  <message>
   <source>Erase items or a subject for good: from the project, its backups and its models. It cannot be undone.</source>
   <translation>Einträge oder eine Person endgültig löschen: aus dem Projekt, seinen Sicherungen und Modellen. Es lässt sich nicht zurücknehmen.</translation>
  </message>
  <message>
   <source>All that holds this text: items, comments, rows put aside, examples.</source>
   <translation>Alles, was diesen Text enthält: Einträge, Kommentare, zurückgelegte Zeilen, Beispiele.</translation>
  </message>
  <message>
   <source>All items with this value in a column.</source>
   <translation>Alle Einträge mit diesem Wert in einer Spalte.</translation>
  </message>
  <message>
   <source>The id of an item; may be repeated.</source>
   <translation>Die ID eines Eintrags; kann wiederholt werden.</translation>
  </message>
  <message>
   <source>The reason; it is kept for good, so it must not name what goes.</source>
   <translation>Der Grund; er bleibt für immer, darf also nicht nennen, was geht.</translation>
  </message>
  <message>
   <source>Only count; nothing is changed.</source>
   <translation>Nur zählen; nichts wird geändert.</translation>
  </message>
  <message>
   <source>Do not ask.</source>
   <translation>Nicht fragen.</translation>
  </message>
  <message>
   <source>Write the certificate to a file.</source>
   <translation>Den Nachweis in eine Datei schreiben.</translation>
  </message>
  <message>
   <source>Import a table, JSON lines, JSON, or a folder of texts, pictures, recordings or films.</source>
   <translation>Eine Tabelle, JSON-Zeilen, JSON oder einen Ordner mit Texten, Bildern, Aufnahmen oder Filmen importieren.</translation>
  </message>
  <message>
   <source>Between two cells; guessed unless given.</source>
   <translation>Zwischen zwei Zellen; sonst erraten.</translation>
  </message>
  <message>
   <source>Such as utf-8 or cp1252; guessed unless given.</source>
   <translation>Etwa utf-8 oder cp1252; sonst erraten.</translation>
  </message>
  <message>
   <source>Column of a group, for bias checks; may be repeated.</source>
   <translation>Spalte einer Gruppe, um Verzerrungen zu prüfen; kann wiederholt werden.</translation>
  </message>
  <message>
   <source>Column of answers that are there already.</source>
   <translation>Spalte mit Antworten, die schon da sind.</translation>
  </message>
  <message>
   <source>Column of the ids.</source>
   <translation>Spalte der IDs.</translation>
  </message>
  <message>
   <source>Column of the text to label.</source>
   <translation>Spalte mit dem Text zum Annotieren.</translation>
  </message>
  <message>
   <source>What answers in the file are.</source>
   <translation>Was Antworten in der Datei sind.</translation>
  </message>
  <message>
   <source>Add labels that the guideline does not know.</source>
   <translation>Labels hinzufügen, die der Leitfaden nicht kennt.</translation>
  </message>
  <message>
   <source>Write the rows that were left out here.</source>
   <translation>Die ausgelassenen Zeilen hierhin schreiben.</translation>
  </message>
  <message>
   <source>Write the labeled set with where each answer comes from, and a manifest beside it.</source>
   <translation>Die annotierten Daten schreiben, mit der Herkunft jeder Antwort und einem Begleitblatt daneben.</translation>
  </message>
  <message>
   <source>csv, jsonl.</source>
   <translation>csv, jsonl.</translation>
  </message>
  <message>
   <source>Only the answers of this annotator.</source>
   <translation>Nur die Antworten dieses Annotators.</translation>
  </message>
  <message>
   <source>Skipped items too.</source>
   <translation>Auch übersprungene Einträge.</translation>
  </message>
  <message>
   <source>Items without an answer too.</source>
   <translation>Auch Einträge ohne Antwort.</translation>
  </message>
  <message>
   <source>Only id, text and labels.</source>
   <translation>Nur ID, Text und Labels.</translation>
  </message>
  <message>
   <source>Do not guard cells that a spreadsheet would run as formulas.</source>
   <translation>Zellen nicht absichern, die eine Tabellenkalkulation als Formel ausführen würde.</translation>
  </message>
  <message>
   <source>Write TARGET.alarchive, encrypted with a password you are asked for.</source>
   <translation>ZIEL.alarchive schreiben, verschlüsselt mit einem Passwort, nach dem gefragt wird.</translation>
  </message>
  <message>
   <source>Open an encrypted archive that `alapp export --encrypt` wrote, and write its files into FOLDER.</source>
   <translation>Ein verschlüsseltes Archiv öffnen, das `alapp export --encrypt` geschrieben hat, und seine Dateien in einen Ordner schreiben.</translation>
  </message>
  <message>
   <source>Its first line.</source>
   <translation>Ihre erste Zeile.</translation>
  </message>
  <message>
   <source>directory</source>
   <translation>Ordner</translation>
  </message>
  <message>
   <source>List, check, find again or embed the files that items lie in.</source>
   <translation>Die Dateien der Einträge aufführen, prüfen, wiederfinden oder einbetten.</translation>
  </message>
  <message>
   <source>Show where the files are, and which were not found as they were.</source>
   <translation>Zeigen, wo die Dateien sind und welche nicht so gefunden wurden, wie sie waren.</translation>
  </message>
  <message>
   <source>Every file, not only those that are not as they were.</source>
   <translation>Jede Datei, nicht nur die, die nicht sind, wie sie waren.</translation>
  </message>
  <message>
   <source>Compare every file with what was imported, by its content.</source>
   <translation>Jede Datei nach ihrem Inhalt mit dem vergleichen, was importiert wurde.</translation>
  </message>
  <message>
   <source>Go on with files that are in FOLDER now; each is compared by its content, and nothing is written there.</source>
   <translation>Mit Dateien weitermachen, die jetzt in diesem Ordner sind; jede wird nach ihrem Inhalt verglichen, und dort wird nichts geschrieben.</translation>
  </message>
  <message>
   <source>Number of the folder that has moved, as `list` shows it.</source>
   <translation>Nummer des umgezogenen Ordners, wie `list` sie zeigt.</translation>
  </message>
  <message>
   <source>Copy every file into the project, so that it stays one file; the originals are left as they are.</source>
   <translation>Jede Datei in das Projekt kopieren, damit es eine Datei bleibt; die Originale bleiben, wie sie sind.</translation>
  </message>
  <message>
   <source>Show what to label next, why, and what the model says.</source>
   <translation>Zeigen, was als Nächstes zu annotieren ist, warum, und was das Modell sagt.</translation>
  </message>
  <message>
   <source>How many items.</source>
   <translation>Wie viele Einträge.</translation>
  </message>
  <message>
   <source>Answer one item by its id and label names.

With - in place of the id, lines of id, tab, label (tab, label …) are read from the standard input.</source>
   <translation>Einen Eintrag nach ID und Labelnamen beantworten.

Mit - anstelle der ID werden Zeilen aus ID, Tabulator, Label (Tabulator, Label …) von der Standardeingabe gelesen.</translation>
  </message>
  <message>
   <source>Skip it, with this reason.</source>
   <translation>Überspringen, mit diesem Grund.</translation>
  </message>
  <message>
   <source>Train now, and choose what to ask next.</source>
   <translation>Jetzt trainieren und wählen, wonach als Nächstes gefragt wird.</translation>
  </message>
  <message>
   <source>Texts that the sentence model reads before, at most; it reads 40 to 400 a second.</source>
   <translation>Texte, die das Satzmodell vorher höchstens liest; es liest 40 bis 400 in der Sekunde.</translation>
  </message>
  <message>
   <source>A sentence model of your own (.onnx, its tokenizer.json beside it), from now on.</source>
   <translation>Ein eigenes Satzmodell (.onnx, seine tokenizer.json daneben), von jetzt an.</translation>
  </message>
  <message>
   <source>A detector of your own (.onnx) that suggests boxes, from now on.</source>
   <translation>Ein eigener Detektor (.onnx), der Rahmen vorschlägt, von jetzt an.</translation>
  </message>
  <message>
   <source>Put the items that are most like a few words for each label next; needs no labels.</source>
   <translation>Die Einträge vorziehen, die ein paar Wörtern je Label am ähnlichsten sind; braucht keine Labels.</translation>
  </message>
  <message>
   <source>Put the open items that are most like an item next, by the words that they share; needs no labels.</source>
   <translation>Die offenen Einträge vorziehen, die einem Eintrag nach gemeinsamen Wörtern am ähnlichsten sind; braucht keine Labels.</translation>
  </message>
  <message>
   <source>How many items at most.</source>
   <translation>Wie viele Einträge höchstens.</translation>
  </message>
  <message>
   <source>Replay labeling on a file whose answers are known: compare strategies, and say whether active learning pays.</source>
   <translation>Das Annotieren an einer Datei mit bekannten Antworten nachspielen: Strategien vergleichen und sagen, ob aktives Lernen sich lohnt.</translation>
  </message>
  <message>
   <source>One or more of: default_mix, random, margin, least_confidence, ratio, entropy, herding, clusters, k_center, badge, density, contrastive, balanced, typical, vote_entropy, kl_consensus, jensen_shannon, several_mean, cardinality, cvirs, relevance, mix. Random is always compared.</source>
   <translation>Eine oder mehrere von: default_mix, random, margin, least_confidence, ratio, entropy, herding, clusters, k_center, badge, density, contrastive, balanced, typical, vote_entropy, kl_consensus, jensen_shannon, several_mean, cardinality, cvirs, relevance, mix. Zufall wird immer verglichen.</translation>
  </message>
  <message>
   <source>ridge, logistic, svm, bayes, multinomial_bayes, sgd, committee, relevance.</source>
   <translation>ridge, logistic, svm, bayes, multinomial_bayes, sgd, committee, relevance.</translation>
  </message>
  <message>
   <source>How many replays of each.</source>
   <translation>Wie viele Wiederholungen von jeder.</translation>
  </message>
  <message>
   <source>Labels to give.</source>
   <translation>Zu vergebende Labels.</translation>
  </message>
  <message>
   <source>Labels between trainings.</source>
   <translation>Labels zwischen Trainings.</translation>
  </message>
  <message>
   <source>Time for a label.</source>
   <translation>Zeit für ein Label.</translation>
  </message>
  <message>
   <source>Draw the curves into this .svg or .png file.</source>
   <translation>Die Kurven in diese .svg- oder .png-Datei zeichnen.</translation>
  </message>
  <message>
   <source>Say from the first 200 answers of a project whether active learning pays there.</source>
   <translation>Aus den ersten 200 Antworten eines Projekts sagen, ob aktives Lernen sich dort lohnt.</translation>
  </message>
  <message>
   <source>Show the model versions of a project, compare, freeze, restore, delete or export one.</source>
   <translation>Die Modelle eines Projekts zeigen, vergleichen, einfrieren, zurückholen, entfernen oder eines exportieren.</translation>
  </message>
  <message>
   <source>List every model, newest first.</source>
   <translation>Jedes Modell aufführen, das neueste zuerst.</translation>
  </message>
  <message>
   <source>Set two models side by side: figures, and which predictions changed.</source>
   <translation>Zwei Modelle nebeneinanderstellen: Zahlen, und welche Vorhersagen sich geändert haben.</translation>
  </message>
  <message>
   <source>Keep all of a model; it is never dropped and cannot be deleted.</source>
   <translation>Alles von einem Modell behalten; es fällt nie weg und kann nicht entfernt werden.</translation>
  </message>
  <message>
   <source>Why, kept with the model.</source>
   <translation>Warum; bleibt beim Modell.</translation>
  </message>
  <message>
   <source>End the freezing of a model.</source>
   <translation>Das Einfrieren eines Modells beenden.</translation>
  </message>
  <message>
   <source>Let suggestions and order come from a model again, until the next training.

The next training learns from all answers, whatever model was restored.</source>
   <translation>Vorschläge und Reihenfolge wieder von einem Modell kommen lassen, bis zum nächsten Training.

Das nächste Training lernt aus allen Antworten, welches Modell auch zurückgeholt wurde.</translation>
  </message>
  <message>
   <source>Delete a model with all it left. This cannot be undone; its number is never used again.</source>
   <translation>Ein Modell mit allem entfernen, was es hinterließ. Das lässt sich nicht zurücknehmen; seine Nummer wird nie wieder vergeben.</translation>
  </message>
  <message>
   <source>Write a model with its data card to one file, to be used by `alapp predict`.</source>
   <translation>Ein Modell mit seinem Datenblatt in eine Datei schreiben, für `alapp predict`.</translation>
  </message>
  <message>
   <source>Keep terms of fewer than 5 items; they may be names of people.</source>
   <translation>Begriffe aus weniger als 5 Einträgen behalten; sie können Namen von Personen sein.</translation>
  </message>
  <message>
   <source>Use an exported model on a new file: label and probabilities for every row.</source>
   <translation>Ein exportiertes Modell auf eine neue Datei anwenden: Label und Wahrscheinlichkeiten für jede Zeile.</translation>
  </message>
  <message>
   <source>A .csv or .jsonl file.</source>
   <translation>Eine .csv- oder .jsonl-Datei.</translation>
  </message>
  <message>
   <source>Passwords and recovery keys of an encrypted project; none of these commands encrypts the file anew.</source>
   <translation>Passwörter und Wiederherstellungsschlüssel eines verschlüsselten Projekts; keiner dieser Befehle verschlüsselt die Datei neu.</translation>
  </message>
  <message>
   <source>List the keys of a project; no password is needed.</source>
   <translation>Die Schlüssel eines Projekts aufführen; ein Passwort ist nicht nötig.</translation>
  </message>
  <message>
   <source>Let another password open the project.</source>
   <translation>Ein weiteres Passwort das Projekt öffnen lassen.</translation>
  </message>
  <message>
   <source>Whose password it is.</source>
   <translation>Wessen Passwort es ist.</translation>
  </message>
  <message>
   <source>Whose key it is, for the list.</source>
   <translation>Wessen Schlüssel es ist, für die Liste.</translation>
  </message>
  <message>
   <source>Take a key away by its number; the last one stays.</source>
   <translation>Einen Schlüssel nach seiner Nummer wegnehmen; der letzte bleibt.</translation>
  </message>
  <message>
   <source>Put a new password in the place of an old one.</source>
   <translation>Ein neues Passwort an die Stelle eines alten setzen.</translation>
  </message>
  <message>
   <source>Its first line is the password that is replaced.</source>
   <translation>Ihre erste Zeile ist das Passwort, das ersetzt wird.</translation>
  </message>
  <message>
   <source>The key file that the old password needs.</source>
   <translation>Die Schlüsseldatei, die das alte Passwort braucht.</translation>
  </message>
  <message>
   <source>Make a recovery key for a sheet of paper; it is shown once and stored nowhere.</source>
   <translation>Einen Wiederherstellungsschlüssel für ein Blatt Papier machen; er wird einmal gezeigt und nirgends gespeichert.</translation>
  </message>
  <message>
   <source>Make a key file, for `--new-key-file`; keep it on another drive than the project, and a copy of it.</source>
   <translation>Eine Schlüsseldatei machen, für `--new-key-file`; sie gehört auf ein anderes Laufwerk als das Projekt, dazu eine Kopie.</translation>
  </message>
  <message>
   <source>Encrypt a project that is closed: the whole file, its journal, and every backup from now on.</source>
   <translation>Ein geschlossenes Projekt verschlüsseln: die ganze Datei, ihr Journal und von jetzt an jede Sicherung.</translation>
  </message>
  <message>
   <source>Turn an encrypted project that is closed into a plain file that anybody can read.</source>
   <translation>Ein verschlüsseltes, geschlossenes Projekt in eine Datei verwandeln, die jeder lesen kann.</translation>
  </message>
  <message>
   <source>Show who works in a project, add somebody, or say who leads it; for the lead.</source>
   <translation>Zeigen, wer an einem Projekt arbeitet, jemanden hinzufügen oder sagen, wer es leitet; für die Leitung.</translation>
  </message>
  <message>
   <source>List everybody with the number of answers.</source>
   <translation>Alle mit der Zahl ihrer Antworten aufführen.</translation>
  </message>
  <message>
   <source>Let somebody else work in the project, under this code.</source>
   <translation>Jemand anderen unter diesem Kürzel an dem Projekt arbeiten lassen.</translation>
  </message>
  <message>
   <source>For the list; no name is needed.</source>
   <translation>Für die Liste; ein Name ist nicht nötig.</translation>
  </message>
  <message>
   <source>What she may do.</source>
   <translation>Was die Person darf.</translation>
  </message>
  <message>
   <source>Make somebody a lead or an annotator; the last lead stays one.</source>
   <translation>Jemanden zur Leitung oder zum Annotator machen; die letzte Leitung bleibt eine.</translation>
  </message>
  <message>
   <source>Change the name of somebody in the list; the code stays.</source>
   <translation>Den Namen einer Person in der Liste ändern; das Kürzel bleibt.</translation>
  </message>
  <message>
   <source>Look at every promise: no network, no traces, files for their owner, nothing changed afterwards.</source>
   <translation>Jede Zusage prüfen: kein Netzwerk, keine Spuren, Dateien nur für ihren Besitzer, nichts nachträglich geändert.</translation>
  </message>
  <message>
   <source>Write the statement to a file.</source>
   <translation>Die Erklärung in eine Datei schreiben.</translation>
  </message>
  <message>
   <source>Show version, build, the versions of all parts, and where newer versions come from.</source>
   <translation>Zeigt Version, Build, die Versionen aller Teile und woher neuere Versionen kommen.</translation>
  </message>
  <message>
   <source>Show what an administrator has set on this machine, and in which file.</source>
   <translation>Zeigt, was eine Administration auf diesem Rechner festgelegt hat, und in welcher Datei.</translation>
  </message>
  <message>
   <source>Read this file as a policy; use nothing.</source>
   <translation>Liest diese Datei als Richtlinie; verwendet nichts davon.</translation>
  </message>
  <message>
   <source>Usage:</source>
   <translation>Aufruf:</translation>
  </message>
  <message>
   <source>Options</source>
   <translation>Optionen</translation>
  </message>
  <message>
   <source>Commands</source>
   <translation>Befehle</translation>
  </message>
  <message>
   <source>Positional arguments</source>
   <translation>Argumente</translation>
  </message>
  <message>
   <source>%(prog)s, version %(version)s</source>
   <translation>%(prog)s, Version %(version)s</translation>
  </message>
  <message>
   <source>Error: {message}</source>
   <translation>Fehler: {message}</translation>
  </message>
  <message>
   <source>Try '{command} {option}' for help.</source>
   <translation>Hilfe gibt es mit „{command} {option}“.</translation>
  </message>
  <message>
   <source>Aborted!</source>
   <translation>Abgebrochen</translation>
  </message>
  <message>
   <source>default: {default}</source>
   <translation>Vorgabe: {default}</translation>
  </message>
  <message>
   <source>(dynamic)</source>
   <translation>(berechnet)</translation>
  </message>
  <message>
   <source>Missing command.</source>
   <translation>Ein Befehl fehlt.</translation>
  </message>
  <message>
   <source>Missing argument</source>
   <translation>Es fehlt das Argument</translation>
  </message>
  <message>
   <source>Missing option</source>
   <translation>Es fehlt die Option</translation>
  </message>
  <message>
   <source>Missing parameter</source>
   <translation>Es fehlt der Parameter</translation>
  </message>
  <message>
   <source>Missing {param_type}</source>
   <translation>Es fehlt: {param_type}</translation>
  </message>
  <message>
   <source>Missing parameter: {param_name}</source>
   <translation>Es fehlt der Parameter {param_name}</translation>
  </message>
  <message>
   <source>Invalid value: {message}</source>
   <translation>Ungültiger Wert: {message}</translation>
  </message>
  <message>
   <source>Invalid value for {param_hint}: {message}</source>
   <translation>Ungültiger Wert für {param_hint}: {message}</translation>
  </message>
  <message>
   <source>No such option {name!r}.</source>
   <translation>Es gibt keine Option {name!r}.</translation>
  </message>
  <message>
   <source>No such command {name!r}.</source>
   <translation>Es gibt keinen Befehl {name!r}.</translation>
  </message>
  <message>
   <source>Did you mean {possibility}?</source>
   <translation>Ist {possibility} gemeint?</translation>
  </message>
  <message>
   <source>(Did you mean one of: {possibilities}?)</source>
   <translation>(Ist eine davon gemeint: {possibilities}?)</translation>
  </message>
  <message>
   <source>Got unexpected extra argument ({args})</source>
   <translation>Ein Argument zu viel ({args})</translation>
  </message>
  <message>
   <source>Got unexpected extra arguments ({args})</source>
   <translation>Argumente zu viel ({args})</translation>
  </message>
  <message>
   <source>Option {name!r} does not take a value.</source>
   <translation>Die Option {name!r} nimmt keinen Wert.</translation>
  </message>
  <message>
   <source>Option {name!r} requires an argument.</source>
   <translation>Die Option {name!r} braucht einen Wert.</translation>
  </message>
  <message>
   <source>Option {name!r} requires {nargs} arguments.</source>
   <translation>Die Option {name!r} braucht {nargs} Werte.</translation>
  </message>
  <message>
   <source>Could not open file {filename!r}: {message}</source>
   <translation>Die Datei {filename!r} ließ sich nicht öffnen: {message}</translation>
  </message>
  <message>
   <source>Repeat for confirmation</source>
   <translation>Zur Bestätigung noch einmal</translation>
  </message>
  <message>
   <source>Error: The two entered values do not match.</source>
   <translation>Fehler: Die beiden Eingaben sind verschieden.</translation>
  </message>
  <message>
   <source>Error: invalid input</source>
   <translation>Fehler: ungültige Eingabe</translation>
  </message>
  <message>
   <source>{value!r} is not {choice}.</source>
   <translation>{value!r} ist nicht {choice}.</translation>
  </message>
  <message>
   <source>{value!r} is not one of {choices}.</source>
   <translation>{value!r} ist keines von {choices}.</translation>
  </message>
  <message>
   <source>{value} is not in the range {range}.</source>
   <translation>{value} liegt nicht im Bereich {range}.</translation>
  </message>
  <message>
   <source>{value!r} is not a valid {number_type}.</source>
   <translation>{value!r} ist kein gültiger Wert ({number_type}).</translation>
  </message>
  <message>
   <source>{value!r} is not a valid boolean. Recognized values: {states}</source>
   <translation>{value!r} ist kein gültiger Wahrheitswert. Bekannt: {states}</translation>
  </message>
  <message>
   <source>{name} {filename!r} is a file.</source>
   <translation>{name} {filename!r} ist eine Datei.</translation>
  </message>
  <message>
   <source>{name} {filename!r} is a directory.</source>
   <translation>{name} {filename!r} ist ein Ordner.</translation>
  </message>
  <message>
   <source>{name} {filename!r} is not readable.</source>
   <translation>{name} {filename!r} lässt sich nicht lesen.</translation>
  </message>
  <message>
   <source>{name} {filename!r} is not writable.</source>
   <translation>{name} {filename!r} lässt sich nicht schreiben.</translation>
  </message>
  <message>
   <source>{name} {filename!r} does not exist.</source>
   <translation>{name} {filename!r} gibt es nicht.</translation>
  </message>
  <message>
   <source>Choose from:
	{choices}</source>
   <translation>Wählen Sie aus:
	{choices}</translation>
  </message>
  <message>
   <source>task</source>
   <translation>Aufgabe</translation>
  </message>
  <message>
   <source>answered</source>
   <translation>beantwortet</translation>
  </message>
  <message>
   <source>quarantined</source>
   <translation>zurückgelegt</translation>
  </message>
  <message>
   <source>detector</source>
   <translation>Detektor</translation>
  </message>
  <message>
   <source>operations</source>
   <translation>Vorgänge</translation>
  </message>
  <message>
   <source>examples</source>
   <translation>Beispiele</translation>
  </message>
  <message>
   <source>media</source>
   <translation>Medien</translation>
  </message>
  <message>
   <source>states</source>
   <translation>Zustände</translation>
  </message>
  <message>
   <source>backups</source>
   <translation>Sicherungen</translation>
  </message>
  <message>
   <source>still named</source>
   <translation>noch genannt</translation>
  </message>
  <message>
   <source>media outside</source>
   <translation>Medien außerhalb</translation>
  </message>
  <message>
   <source>lead</source>
   <translation>Leitung</translation>
  </message>
  <message>
   <source>annotator</source>
   <translation>Annotator</translation>
  </message>
  <message>
   <source>reviewer</source>
   <translation>Prüfende</translation>
  </message>
  <message>
   <source>span</source>
   <translation>Textstelle</translation>
  </message>
  <message>
   <source>box</source>
   <translation>Rahmen</translation>
  </message>
  <message>
   <source>segment</source>
   <translation>Abschnitt</translation>
  </message>
  <message>
   <source>labeled</source>
   <translation>annotiert</translation>
  </message>
  <message>
   <source>flagged</source>
   <translation>vorgemerkt</translation>
  </message>
  <message>
   <source>gold</source>
   <translation>Gold</translation>
  </message>
  <message>
   <source>commented</source>
   <translation>kommentiert</translation>
  </message>
  <message>
   <source>text</source>
   <translation>Text</translation>
  </message>
  <message>
   <source>image</source>
   <translation>Bild</translation>
  </message>
  <message>
   <source>audio</source>
   <translation>Ton</translation>
  </message>
  <message>
   <source>video</source>
   <translation>Video</translation>
  </message>
  <message>
   <source>table</source>
   <translation>Tabelle</translation>
  </message>
  <message>
   <source>id</source>
   <translation>ID</translation>
  </message>
  <message>
   <source>label</source>
   <translation>Label</translation>
  </message>
  <message>
   <source>group</source>
   <translation>Gruppe</translation>
  </message>
  <message>
   <source>date</source>
   <translation>Datum</translation>
  </message>
  <message>
   <source>title</source>
   <translation>Titel</translation>
  </message>
  <message>
   <source>thread</source>
   <translation>Gesprächsfaden</translation>
  </message>
  <message>
   <source>excluded</source>
   <translation>ausgelassen</translation>
  </message>
 </context>
</TS>
