use super::*;

/// A folder `site` with two files, beside a file that is none of the site's. Removed when dropped.
struct Fixture(PathBuf);

impl Fixture {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("hearsay-{name}-{}", std::process::id()));
        fs::create_dir_all(folder.join("site/part")).unwrap();
        fs::write(folder.join("secret.txt"), "secret").unwrap();
        fs::write(folder.join("site/index.html"), "<p>page").unwrap();
        fs::write(folder.join("site/part/a b.txt"), "words").unwrap();
        Self(folder.canonicalize().unwrap())
    }

    fn site(&self, prefix: &str) -> Site {
        Site {
            folder: self.0.join("site"),
            prefix: prefix.to_owned(),
        }
    }
}

impl Drop for Fixture {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).unwrap();
    }
}

#[test]
fn files_are_found_below_the_prefix_only() {
    let fixture = Fixture::new("server-files");
    let site = fixture.site("/some/folder/");
    let file = |name: &str| Answer::File(fixture.0.join("site").join(name));
    let redirect = |to: &str| Answer::Redirect(to.to_owned());
    for (target, expected) in [
        ("/some/folder/", file("index.html")),
        ("/some/folder/?query#part", file("index.html")),
        ("/some/folder/index.html", file("index.html")),
        ("/some/folder/part/a%20b.txt", file("part/a b.txt")),
        ("/some/folder", redirect("/some/folder/")),
        ("/some/folder/part", redirect("/some/folder/part/")),
        ("/some/folder/part/", Answer::NotFound),
        ("/some/folder/none", Answer::NotFound),
        ("/index.html", Answer::NotFound),
        ("/", Answer::NotFound),
        ("", Answer::NotFound),
    ] {
        assert_eq!(site.answer(target), expected, "{target}");
    }
}

#[test]
fn no_address_leads_out_of_the_folder() {
    let fixture = Fixture::new("server-escape");
    let site = fixture.site("/");
    let absolute = format!("/{}", fixture.0.join("secret.txt").display());
    for target in [
        "/../secret.txt",
        "/part/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/..%5Csecret.txt",
        "/part/%2e%2e/%2E%2E/secret.txt",
        "/%2fetc/passwd",
        "/%00",
        "/%",
        "/%f",
        "/%zz",
        "/%ff",
        "/C:/secret.txt",
        "//secret.txt",
        &absolute,
    ] {
        assert_eq!(site.answer(target), Answer::NotFound, "{target}");
    }
}

#[cfg(unix)]
#[test]
fn links_out_of_the_folder_are_not_followed() {
    let fixture = Fixture::new("server-links");
    let link = fixture.0.join("site/link.txt");
    std::os::unix::fs::symlink(fixture.0.join("secret.txt"), link).unwrap();
    assert_eq!(fixture.site("/").answer("/link.txt"), Answer::NotFound);
}

#[test]
fn a_request_is_answered_over_the_wire() {
    let fixture = Fixture::new("server-wire");
    let address = Server::start(&fixture.0.join("site"), "/a/").unwrap();
    let host = address
        .strip_prefix("http://")
        .unwrap()
        .strip_suffix("/a/")
        .unwrap();
    for (request, status, body) in [
        (
            "GET /a/part/a%20b.txt HTTP/1.1\r\nHost: x\r\n\r\n",
            "200 OK",
            "words",
        ),
        ("HEAD /a/ HTTP/1.1\r\n\r\n", "200 OK", ""),
        (
            "GET /b HTTP/1.1\r\n\r\n",
            "404 Not Found",
            "There is nothing here.\n",
        ),
        ("POST /a/ HTTP/1.1\r\n\r\n", "405 Method Not Allowed", ""),
    ] {
        let mut stream = TcpStream::connect(host).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut response = String::new();
        stream.read_to_string(&mut response).unwrap();
        let (head, found) = response.split_once("\r\n\r\n").unwrap();
        assert!(
            head.starts_with(&format!("HTTP/1.1 {status}\r\n")),
            "{request}: {head}"
        );
        assert_eq!(found, body, "{request}");
    }
}
