-- What a server sent when a page was gone is a capture too, marked with the sign that it is of. Null: a page as any other.
ALTER TABLE "Capture" ADD COLUMN "absenceSign" TEXT;
