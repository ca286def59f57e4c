engagement-image-unreadable = We cannot read this picture. Try a JPEG, PNG or WebP photo.
engagement-image-too-big = The picture is too heavy: at most { $max } MB. Choose a smaller one.
engagement-image-too-many-pixels = The picture is too large: at most { $max } million pixels. Make it smaller and try again.
engagement-alt-missing = The description of the picture is missing. Say in a few words what it shows.
engagement-file-too-big = The file is too heavy: at most { $max } MB. Choose a smaller one.
engagement-file-kind = “{ $name }” is not a file that we can accept. Try PDF, ODT, DOCX, TXT or CSV.
