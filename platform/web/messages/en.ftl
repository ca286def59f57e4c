# Dates and amounts. Every language orders them in its own way.
web-month-1 = January
web-month-2 = February
web-month-3 = March
web-month-4 = April
web-month-5 = May
web-month-6 = June
web-month-7 = July
web-month-8 = August
web-month-9 = September
web-month-10 = October
web-month-11 = November
web-month-12 = December
web-weekday-1 = Monday
web-weekday-2 = Tuesday
web-weekday-3 = Wednesday
web-weekday-4 = Thursday
web-weekday-5 = Friday
web-weekday-6 = Saturday
web-weekday-7 = Sunday
web-date = { $day } { $month } { $year }
web-date-short = { $day } { $month }
web-date-weekday = { $weekday } { $day } { $month }
web-datetime = { $weekday } { $day } { $month } { $year }, { $time }
web-money = { $kind ->
    [code] { $currency }{"\u00A0"}{ $amount }
   *[sign] { $currency }{ $amount }
  }

# Forms.
web-form-required = This is missing. We need it.
web-form-too-long = This is too long: { $length } characters, at most { $max }.
web-form-too-short = This is too short: at least { $min } characters.
web-form-control = This holds invisible characters that we cannot accept. Type it again.
web-form-email = This does not look like an e-mail address. Write it like name@town.example.
web-form-money = Write an amount, for example 38,000.
web-form-number = Write a whole number, for example 12.
web-form-range = Write a number from { $min } to { $max }.
web-form-choice = Choose one of the options.
web-form-date = Write a date, for example 2026-12-06.
web-form-datetime = Write date and time, for example 2026-12-06T23:59.
web-form-slug = Use lower-case letters, digits and hyphens only, for example budget-2027.
web-form-link = Write a complete address, for example https://town.example.
web-form-file-missing = The file is missing. Choose it again.
web-form-file-too-big = The file is too big: at most { $max } MB. Choose a smaller one.
web-form-too-big = You sent too much at once. Remove a file and try again.
web-form-unreadable = We could not read what you sent. Go back and try again.
web-form-timeout = Sending took too long. Try again, if you can over a faster connection.

# Problems: what happened, and what to do.
web-problem-not-found = This page is not here, or not any more.
web-problem-not-found-text = Check the address, or go back to the start.
web-problem-no-site = There is no site at this address.
web-problem-no-site-text = Check the name letter by letter: a dot or a hyphen too many is enough.
web-problem-not-logged-in = You need to log in for this.
web-problem-not-allowed = You may not do this.
web-problem-invalid = Something you wrote is not right.
web-problem-invalid-text = Go back: what you wrote is still there. Correct it and try again.
web-problem-conflict = Something changed in the meantime.
web-problem-too-many = Too many attempts.
web-problem-busy = We are too many at this moment.
web-problem-busy-text = What you wrote is not lost: go back and try again in a few seconds.
web-problem-fault = Something broke on our side, not on yours.
web-problem-fault-text = We know already (code { $code }). Try again in a minute.
web-problem-method = This page cannot be used like that. Go back to the start and try again.
web-problem-cross-site = We do not know whether you sent this.
web-problem-cross-site-text = The request comes from another site. Read it again below: if you wrote it, send it again. Passwords and files must be added again.
web-problem-home = Back to the start
web-problem-log-in = Log in

web-sheet-encoding = The file is not UTF-8. Save it as “CSV UTF-8”.
web-sheet-unreadable = This line cannot be read. Check quotation marks and separators.
web-sheet-long = The file has too many lines: at most { $max }. Split it.
web-sheet-empty = The file has no lines below the first, the one with the names of the columns.
